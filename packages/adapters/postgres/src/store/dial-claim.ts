import type { DialTaskId } from "@patchbay/base/ids";
import { err, type Result } from "@patchbay/base/result";
import type { Instant } from "@patchbay/base/time";
import { mayContact } from "@patchbay/domain/customer/consent";
import type { DialTaskEvent } from "@patchbay/domain/outbound/dial-task";
import { type DialRefusal, LINE_AGAIN_MS, mayDial } from "@patchbay/domain/outbound/may-dial";
import { zonesOf } from "@patchbay/domain/outbound/number-zones";
import type { ClaimRequest, DialTask, DialTaskRefusal } from "@patchbay/ports/store/dial-task-store";
import type { Tx } from "../database.ts";
import { statementsOf } from "./consent-store.ts";
import { lockTask, moveTask } from "./dial-task-rows.ts";
import { standingEntry } from "./do-not-call-rows.ts";
import { takeLine } from "./trunk-lines.ts";

/** The gate, the line and the note of the attempt, in one transaction. */
export async function claimTask(
  tx: Tx,
  id: DialTaskId,
  { call, runtime, trunk, line, until, at, ownZone }: ClaimRequest,
): Promise<Result<DialTask, DialTaskRefusal | DialRefusal>> {
  const locked = await lockTask(tx, id);
  if (!locked) return err({ code: "dial-task.not-found" });
  const { task, running } = locked;
  const { window, retries, expiresAt } = task.rules;
  const allowed = mayDial(
    {
      ...{ running, window, attempts: task.state.attempts, maxAttempts: retries.maxAttempts },
      listed: (await standingEntry(tx, task.number, at)) !== undefined || !(await isWelcome(tx, task)),
      zones: zonesOf(task, ownZone),
      ...(expiresAt === undefined ? {} : { expiresAt }),
    },
    at,
  );
  if (!allowed.ok) {
    // An attempt that is under way already is not touched by the refusal of a second one.
    await moveTask(tx, task, afterRefusal(allowed.error, at), at);
    return allowed;
  }
  const claimed = await moveTask(tx, task, { type: "claimed", call, until }, at);
  if (!claimed.ok) return claimed;
  const wish = { ...line, campaign: true, zone: ownZone };
  const taken = await takeLine(tx, { ...wish, id: call, call, trunk, number: task.number }, at);
  if (!taken.ok) {
    const again = at + LINE_AGAIN_MS;
    await moveTask(tx, claimed.value, { type: "withdrawn", notBefore: again }, at);
    return err({ code: "dial.no-line", why: taken.error.code, again });
  }
  await tx.dialAttempt.createMany({
    data: {
      ...{ id: call, taskId: id, no: claimed.value.state.attempts, runtime, trunk, number: task.number },
      ...{ claimedAt: new Date(at), until: new Date(until) },
    },
  });
  return claimed;
}

/** A callback is what its caller asked for; a campaign's call needs that nobody behind the number has refused it. */
async function isWelcome(tx: Tx, { campaign, number }: DialTask): Promise<boolean> {
  if (campaign === undefined) return true;
  return mayContact(await statementsOf(tx, { kind: "phone", shown: number }), "voice", "marketing").allowed;
}

/** Where a task goes that may not be dialled now. */
function afterRefusal(refusal: DialRefusal, at: Instant): DialTaskEvent {
  switch (refusal.code) {
    case "dial.paused":
      return { type: "withdrawn", notBefore: at };
    case "dial.do-not-call":
      return { type: "stopped", why: "do-not-call" };
    case "dial.expired":
    case "dial.attempts-used":
      return { type: "stopped", why: "expired" };
    case "dial.outside-window":
      return refusal.opensAt === undefined
        ? { type: "stopped", why: "expired" }
        : { type: "withdrawn", notBefore: refusal.opensAt };
    case "dial.no-line":
      return { type: "withdrawn", notBefore: refusal.again };
  }
}
