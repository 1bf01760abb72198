import type { LocalText } from "@patchbay/base/text";
import type { ExitSpec, NodeContext } from "@patchbay/node-kit/define-node";
import { duration } from "./amounts.ts";
import { failedOutside } from "./exits.ts";
import { template, yesNo } from "./fields.ts";

/** Whom to dial. */
export const dialledNumber = (title: LocalText = { en: "Number", zh: "号码" }) =>
  template(title, { max: 200, placeholder: { en: "+4930123456", zh: "+861012345678" } });

/** Milliseconds that the other phone rings. */
export const ringing = (fresh = 30_000) =>
  duration({ en: "Ring for", zh: "振铃时长" }, { min: 5_000, max: 180_000, fresh });

export const shownNumber = template(
  { en: "Number shown", zh: "主叫号码" },
  {
    max: 200,
    required: false,
    advanced: true,
    help: { en: "Empty = the tenant's own.", zh: "留空则使用本机构号码。" },
  },
);

export const recorded = yesNo({ en: "Record", zh: "录音" });

/** How dialling ends, whoever is dialled. */
export const talked: ExitSpec = { title: { en: "They talked", zh: "已通话" }, by: "person" };
export const unreached = {
  busy: { title: { en: "Busy", zh: "忙线" } },
  "no-answer": { title: { en: "No answer", zh: "无人接听" } },
  failed: failedOutside,
} satisfies Readonly<Record<string, ExitSpec>>;

/** The numbers of a request, with this call's values filled in. */
export function dialled(
  { number, callerId }: { readonly number: string; readonly callerId: string },
  { text }: Pick<NodeContext, "text">,
): { readonly number: string; readonly callerId?: string } {
  const shown = text(callerId).trim();
  return { number: text(number).trim(), ...(shown ? { callerId: shown } : {}) };
}
