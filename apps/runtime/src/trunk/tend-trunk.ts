import type { Instant } from "@patchbay/base/time";
import { SECOND } from "@patchbay/base/time";
import {
  afterProbe,
  afterRegistration,
  isRegistered,
  PROBE_EVERY_MS,
  type TrunkHealth,
} from "@patchbay/domain/trunk/trunk-health";
import type { SipQuestion } from "@patchbay/ports/signalling";
import type { KnownTrunk } from "@patchbay/ports/store/trunk-store";
import type { World } from "../call/world.ts";

const WITHIN_MS = 4 * SECOND;
const EXPIRES_S = 300;

/** One look at a trunk: asks its carrier what it is time to ask. What is known afterwards; undefined: nothing was asked. */
export async function tendTrunk(
  { signalling, vault, clock }: Pick<World, "signalling" | "vault" | "clock">,
  { trunk, health, sealedPassword }: KnownTrunk,
): Promise<TrunkHealth | undefined> {
  const now = clock.now();
  const probes = trunk.enabled && trunk.probed && (health.askedAt ?? 0) + PROBE_EVERY_MS <= now;
  const expires = registration({ trunk, health }, now);
  if (!probes && expires === undefined) return undefined;
  const { uri, username } = trunk;
  const password = sealedPassword === undefined ? undefined : vault.open(sealedPassword);
  const auth = username && password ? { auth: { username, password } } : {};
  const ask = (question: Pick<SipQuestion, "method">) =>
    signalling.ask({ uri, withinMs: WITHIN_MS, ...auth, ...question } as SipQuestion);
  let known = health;
  if (probes) known = afterProbe(known, await ask({ method: "OPTIONS" }), clock.now());
  if (expires !== undefined) {
    const asked = { method: "REGISTER", user: username ?? trunk.callerId, expires } as const;
    known = afterRegistration(known, await ask(asked), clock.now());
  }
  return known;
}

/** For how many seconds to register in this look, 0 to end it; undefined while nothing is due. */
function registration({ trunk, health }: Pick<KnownTrunk, "trunk" | "health">, now: Instant): number | undefined {
  if (trunk.enabled && trunk.registers) return (health.registersAt ?? 0) <= now ? EXPIRES_S : undefined;
  return isRegistered(health, now) ? 0 : undefined;
}
