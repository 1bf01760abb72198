import type { JsonObject } from "@patchbay/base/json";
import { stableName, variableName } from "../names.ts";
import { type Mapping, said, single } from "../source-flow.ts";
import { lostRemarks, own } from "./typebot-part.ts";
import { typebotTemplate } from "./typebot-text.ts";

const ALL_ANSWERS = said(
  "Typebot sent all answers by itself; write in the body which of them are sent.",
  "Typebot 会自动发送全部回答；请在正文中写明要发送哪些。",
);

export const webhook: Mapping = ({ id, fields }) => {
  own(fields);
  const options = fields.child("options");
  const request = options.child("webhook");
  const address = typebotTemplate(request.text("url"));
  const body = typebotTemplate(request.text("body"));
  request.vendorOnly("id");
  options.vendorOnly("isAdvancedConfig", "isCustomBody", "variablesForTest");
  const saved = options.objects("responseVariableMapping").length;
  const headers = request.objects("headers").map((header): JsonObject => {
    header.vendorOnly("id");
    return { name: header.text("key"), value: typebotTemplate(header.text("value")).text };
  });
  const method = request.text("method").toUpperCase();
  const sendsAnswers = body.text === "" && method !== "GET";
  return single(
    {
      type: "http-request",
      config: {
        method: ["GET", "POST", "PUT", "PATCH", "DELETE"].includes(method) ? method : "POST",
        url: address.text,
        headers: headers.slice(0, 30),
        body: body.text,
        timeoutMs: 10_000,
        into: variableName(id),
      },
    },
    { next: [[0, "success"]] },
    [
      ...lostRemarks([...address.lost, ...body.lost]),
      ...(sendsAnswers ? [ALL_ANSWERS] : []),
      ...(saved > 0
        ? [
            said(
              `The answer is in ${variableName(id)}.body; set your ${saved} variables from it.`,
              `应答保存在 ${variableName(id)}.body；请据此设置 ${saved} 个变量。`,
            ),
          ]
        : []),
    ],
  );
};

export const email: Mapping = ({ fields }, world) => {
  own(fields);
  if (!world.has("send-email"))
    return { why: said("E-mail is not sent from this channel.", "此渠道不能发送电子邮件。") };
  const options = fields.child("options");
  const [to, subject, body] = [
    options.list("recipients").join(", "),
    options.text("subject"),
    options.text("body"),
  ].map((text) => typebotTemplate(text));
  options.vendorOnly("isCustomBody");
  const config = { to: to?.text ?? "", subject: subject?.text ?? "", body: body?.text ?? "" };
  return single(
    { type: "send-email", config },
    {
      next: [
        [0, "sent"],
        [0, "no-address"],
        [0, "not-configured"],
      ],
    },
    config.body === "" ? [ALL_ANSWERS] : [],
  );
};

/** "Webhook" among the logic blocks: the bot waits until another system calls. */
export const outsideCall: Mapping = ({ id, fields }) => {
  own(fields);
  const name = stableName(id, "event");
  const options = fields.child("options");
  const saved = options.objects("responseVariableMapping").length;
  return single({ type: "wait-for-event", config: { name } }, { next: [[0, "arrived"]] }, [
    said(
      `Waits for the event "${name}": the other system has to raise it by REST.`,
      `等待事件“${name}”：对方系统须通过 REST 触发。`,
    ),
    ...(saved > 0
      ? [said(`Set your ${saved} variables from what the event brings.`, `请从事件数据设置 ${saved} 个变量。`)]
      : []),
  ]);
};
