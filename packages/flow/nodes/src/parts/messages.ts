import type { LocalText } from "@patchbay/base/text";
import type { ExitSpec, NodeContext } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import type { MessageError, MessageTemplate } from "@patchbay/ports/flow/message-port";
import { z } from "zod";
import { failedOutside } from "./exits.ts";
import { template } from "./fields.ts";

/** A template of the library, or words of the flow's own. */
export const messageTemplate = z
  .string()
  .max(80)
  .optional()
  .meta(
    form({
      title: { en: "Template", zh: "模板" },
      help: { en: "Instead of words here.", zh: "代替此处的文字。" },
      holds: "message",
    }),
  );

export const messageWords = (title: LocalText) =>
  template(title, { required: false, max: 20_000, widget: "text-area" });

export const messageExits = {
  sent: { title: { en: "Sent", zh: "已发送" } },
  "not-configured": { title: { en: "No account set up", zh: "未配置账号" }, sets: false },
  failed: failedOutside,
} as const satisfies Record<string, ExitSpec>;

export function exitOf(error: MessageError): "not-configured" | "failed" {
  return error.code === "message.not-configured" ? "not-configured" : "failed";
}

/** The words filled in; undefined when the template is not there. */
export async function wordsOf(
  own: { readonly template?: string | undefined; readonly subject?: string; readonly body: string },
  { ports, effect, text }: NodeContext,
): Promise<{ readonly subject: string; readonly body: string } | undefined> {
  const chosen: Pick<MessageTemplate, "subject" | "body"> | undefined = own.template
    ? await ports.messages.template(text(own.template), effect)
    : { subject: own.subject ?? "", body: own.body };
  return chosen && { subject: text(chosen.subject).trim(), body: text(chosen.body) };
}

/** Words must come from somewhere. */
export function wordsMissing(own: { readonly template?: string | undefined; readonly body: string }) {
  if (own.template || own.body.trim() !== "") return [];
  return [{ field: ["body"], message: { en: "Write a text or choose a template.", zh: "请填写内容或选择模板。" } }];
}

/** `a@x.org; b@y.org` → both. */
export function listed(text: string): readonly string[] {
  return text
    .split(/[,;，；\s]+/)
    .map((item) => item.trim())
    .filter((item) => item !== "");
}
