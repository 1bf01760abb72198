import { HOUR } from "@patchbay/base/time";
import type { Clock } from "@patchbay/ports/clock";
import type { CallRecord } from "@patchbay/ports/store/call-store";
import type { TenantStores } from "@patchbay/ports/stores";

/** Whom an agent wants called again rests for so long. */
const AGAIN_MS = 4 * HOUR;

/** What an outcome code of a campaign has for a consequence: nothing on any other call. */
export async function followOutcome(
  { stores, clock }: { readonly stores: TenantStores; readonly clock: Clock },
  call: Pick<CallRecord, "id" | "direction" | "to">,
  code: string,
): Promise<void> {
  if (call.direction !== "outbound") return;
  const task = await stores.dialTasks.ofCall(call.id);
  const campaign = task?.campaign === undefined ? undefined : await stores.campaigns.find(task.campaign);
  const outcome = campaign?.outcomes.find((each) => each.code === code);
  if (!task || !outcome) return;
  const now = clock.now();
  if (outcome.next === "do-not-call") await stores.doNotCall.add({ number: call.to, reason: outcome.title });
  if (outcome.next !== "again") return;
  // While they still talk it is the attempt's next; once that is over, the contact is taken up again. One of the two is refused.
  const next = await stores.dialTasks.apply(task.id, { type: "next-said", call: call.id, next: now + AGAIN_MS }, now);
  if (!next.ok) await stores.dialTasks.apply(task.id, { type: "reopened", notBefore: now + AGAIN_MS }, now);
}
