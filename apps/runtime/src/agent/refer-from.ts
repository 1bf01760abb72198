import type { UserId } from "@patchbay/base/ids";
import type { Refer } from "@patchbay/ports/signalling";
import type { TenantStores } from "@patchbay/ports/stores";
import type { RefusalReason } from "@patchbay/wire/runtime-command";
import type { ConversationControls } from "../call/live-call.ts";

/** What an agent's phone hears of a wish that is not granted; 403 of all others. */
const STATUS: Partial<Record<RefusalReason, number>> = {
  "unknown-target": 404,
  "colleague-not-ready": 480,
  "not-answered": 480,
  "no-consultation": 481,
  "no-conversation": 481,
};

export const statusOf = (reason: RefusalReason): number => STATUS[reason] ?? 403;

/**
 * The transfer key of an agent's phone: the same wishes as those of the workspace, under the same rules. With a call to
 * replace, the customer goes to whom the agent consults on that call.
 */
export async function referFrom(
  conversation: ConversationControls,
  stores: TenantStores,
  { to, replaces }: Refer,
): Promise<number> {
  if (replaces && !conversation.isConsultingOn(replaces)) return statusOf("no-consultation");
  const done = await (replaces
    ? conversation.consultComplete()
    : conversation.transfer(await dialledTarget(stores, to)));
  return done.ok ? 200 : statusOf(done.error);
}

/** What a phone dials: a colleague or a queue by name, else a number or an extension. */
export async function dialledTarget({ agents, queues }: TenantStores, dialled: string): Promise<string> {
  if (await agents.find(dialled as UserId)) return `agent:${dialled}`;
  return (await queues.byName(dialled)) ? `queue:${dialled}` : `number:${dialled}`;
}
