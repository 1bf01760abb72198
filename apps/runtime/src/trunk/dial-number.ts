import { err, ok, type Result } from "@patchbay/base/result";
import type { Millis } from "@patchbay/base/time";
import { REST_MS } from "@patchbay/domain/trunk/trunk-health";
import type { CallFailure } from "@patchbay/ports/signalling";
import { type Dialling, dial } from "../call/dial.ts";
import type { Leg } from "../call/leg.ts";
import type { LiveCall } from "../call/live-call.ts";
import type { NumberRoute, TrunkWay } from "./number-route.ts";

type TrunkRoute = NumberRoute & { readonly by: "trunk" };

/**
 * Rings somebody outside: over the first trunk that has a line and answers. A trunk that is not there or cannot take the call
 * (5xx, no answer to the INVITE at all) rests for a while, and the next one is tried; what the party itself says is final.
 */
export function dialNumber(call: LiveCall, route: TrunkRoute, ringMs: Millis): Dialling {
  let current: Dialling | undefined;
  let cancelled = false;
  const ring = async (): Promise<Result<Leg, CallFailure>> => {
    let last: CallFailure = CANCELLED;
    for (const way of route.ways) {
      if (cancelled) return err(CANCELLED);
      const leg = call.newLeg("external", route.number, "rtp");
      const taken = await takeLine(call, leg, route.number, way);
      if (!taken.ok) {
        last = taken.error;
        await call.dropLeg(leg, last.why);
        continue;
      }
      current = dial(call, leg, { ...way.target, ringMs });
      if (cancelled) current.cancel();
      const answered = await current.outcome;
      if (answered.ok) {
        await call.stores.trunks.lineAnswered(leg.id, call.world.clock.now());
        return ok(leg);
      }
      await call.stores.trunks.endLine(leg.id, call.world.clock.now());
      last = answered.error;
      if (last.code !== "sip.unreachable") return answered;
      await rest(call, way.trunk, last);
    }
    return err(last);
  };
  return {
    outcome: ring(),
    cancel() {
      cancelled = true;
      current?.cancel();
    },
  };
}

async function takeLine(
  call: LiveCall,
  leg: Leg,
  number: string,
  { trunk, line }: TrunkWay,
): Promise<Result<undefined, CallFailure>> {
  const { tenant } = call.identity;
  const most = tenant.maxCalls === undefined ? {} : { most: tenant.maxCalls };
  const wish = { ...line, ...most, id: leg.id, call: call.id, trunk, number, campaign: false, zone: tenant.timeZone };
  const taken = await call.stores.trunks.takeLine(wish, call.world.clock.now());
  if (taken.ok) return taken;
  call.world.log.warn({ call: call.id, trunk, why: taken.error.code }, "a call out was not allowed");
  call.announce({ type: "line.refused", trunk, call: call.id, number, why: taken.error.code });
  return err({ code: "sip.rejected", status: 0, why: taken.error.code });
}

/** Other calls leave the trunk alone for a while. */
export async function rest(call: LiveCall, trunk: string, { status, why }: CallFailure): Promise<void> {
  const { log, clock } = call.world;
  log.warn({ call: call.id, trunk, status, why }, "a trunk could not take a call");
  const known = (await call.stores.trunks.list()).find((one) => one.trunk.name === trunk);
  if (known) await call.stores.trunks.noteHealth(trunk, { ...known.health, restsUntil: clock.now() + REST_MS });
}

const CANCELLED: CallFailure = { code: "sip.cancelled", status: 0, why: "given up before ringing" };
