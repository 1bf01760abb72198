import type { JsonObject } from "@patchbay/base/json";
import { type Mapping, said, single } from "../source-flow.ts";
import { lostRemarks } from "./twilio-audio.ts";
import { twilioTemplate } from "./twilio-text.ts";

/** "Call recording": on or off from here. */
export const recordCall: Mapping = ({ fields }) => {
  const isOn = fields.flag("record_call");
  // How the address is told, which is itself left to the report; both sides are always kept apart here.
  fields.vendorOnly("recording_status_callback_method", "recording_status_callback_events", "recording_channels");
  if (["do-not-trim", ""].includes(String(fields.json().trim ?? ""))) fields.vendorOnly("trim");
  return isOn
    ? single({ type: "start-recording", config: {} }, { success: [[0, "done"]], failed: [[0, "failed"]] })
    : single(
        { type: "stop-recording", config: {} },
        {
          success: [
            [0, "done"],
            [0, "none"],
          ],
          failed: [[0, "failed"]],
        },
      );
};

/** "Fork stream" to a WebSocket; SIPREC connectors are add-ons of Twilio's. */
export const forkStream: Mapping = ({ fields }) => {
  const action = fields.text("stream_action");
  const name = fields.text("stream_name");
  if (action === "stop") {
    const which =
      name === ""
        ? []
        : [said(`Stops the stream that runs, not only "${name}".`, `停止当前音频流，而不仅是“${name}”。`)];
    return single({ type: "stop-stream", config: {} }, { next: [[0, "done"]] }, which);
  }
  if (action !== "start") return { why: said(`Does "${action}" with a stream.`, `对音频流执行“${action}”。`) };
  const transport = fields.text("stream_transport_type") || "websocket";
  if (transport !== "websocket") {
    return {
      why: said(`Streams by ${transport}; ours go to a WebSocket.`, `通过 ${transport} 传输；此处使用 WebSocket。`),
    };
  }
  const url = twilioTemplate(fields.text("stream_url"));
  const track = fields.text("stream_track");
  const lost = [...url.lost];
  const facts = fields.objects("stream_parameters").map((pair): JsonObject => {
    const value = twilioTemplate(pair.text("value"));
    lost.push(...value.lost);
    return { name: pair.text("key").slice(0, 60) || "value", value: value.text.slice(0, 1_000) };
  });
  return single(
    {
      type: "start-stream",
      config: { url: url.text, sides: track === "inbound_track" ? "party" : "both", facts: facts.slice(0, 20) },
    },
    { next: [[0, "done"]] },
    [
      ...lostRemarks(lost),
      said(
        "The service gets our messages on the WebSocket, not Twilio's: see the step's help.",
        "服务端将收到本系统格式的消息，而非 Twilio 格式：请查看该步骤的帮助。",
      ),
      ...(!["inbound_track", "both_tracks", ""].includes(track)
        ? [said(`Both sides are sent, not only "${track}".`, `将发送双方音频，而非仅“${track}”。`)]
        : []),
    ],
  );
};
