import type { Fields } from "../fields.ts";
import { variableName } from "../names.ts";
import { type Mapping, said, single } from "../source-flow.ts";
import { lostRemarks, within } from "./twilio-audio.ts";
import { twilioTemplate } from "./twilio-text.ts";

/** Messages go to whom the flow talks with; another service or channel than the trigger's is left to the report. */
function answersHere(fields: Fields): void {
  const triggers = ["service", "channel"].filter((key) => /^\{\{\s*trigger\./.test(String(fields.json()[key])));
  fields.vendorOnly("message_type", ...triggers);
}

export const sendMessage: Mapping = ({ fields }, world) => {
  answersHere(fields);
  const body = twilioTemplate(fields.text("body"));
  const to = twilioTemplate(fields.text("to"));
  const remarks = lostRemarks([...body.lost, ...to.lost]);
  if (world.has("send-message")) {
    const image = twilioTemplate(fields.text("media_url")).text;
    return single(
      { type: "send-message", config: { body: body.text || image, image } },
      { sent: [[0, "next"]], failed: [[0, "failed"]] },
      remarks,
    );
  }
  const exits = {
    sent: [[0, "sent"]],
    failed: [
      [0, "failed"],
      [0, "no-number"],
    ],
  } as const;
  return single({ type: "send-sms", config: { to: to.text || "{{ call.from }}", body: body.text } }, exits, remarks);
};

export const sendAndWait: Mapping = ({ id, fields }, world) => {
  answersHere(fields);
  if (!world.has("ask-question")) {
    return { why: said("Waiting for an answer by message does not work on this channel.", "此渠道不能等待文字回复。") };
  }
  const body = twilioTemplate(fields.text("body"));
  const timeoutMs = within((fields.number("timeout") ?? 3_600) * 1_000, 1_000, 86_400_000);
  return single(
    { type: "ask-question", config: { question: body.text, attempts: 1, timeoutMs, into: variableName(id) } },
    { incomingMessage: [[0, "answered"]], timeout: [[0, "timeout"]], deliveryFailure: [[0, "failed"]] },
    lostRemarks(body.lost),
  );
};
