import type { UserId } from "@patchbay/base/ids";
import { type PhoneCheck, type PhoneFigures, phoneFaults, type UnfitPhones } from "@patchbay/domain/phone-check";
import { estimateMos } from "@patchbay/media/mos";
import type { Acting } from "../acting.ts";

export interface TriedPhone {
  readonly microphone: string;
  readonly figures: Omit<PhoneFigures, "mos">;
}

/** Keeps what the agent's page measured, judged here: the last check counts. */
export const savePhoneCheck =
  ({ stores, clock, by }: Pick<Acting, "stores" | "clock" | "by">) =>
  async ({ microphone, figures }: TriedPhone): Promise<PhoneCheck> => {
    const mos = mosOf(figures);
    const all = mos === undefined ? figures : { ...figures, mos };
    const check = { at: clock.now(), microphone, figures: all, faults: phoneFaults(all) };
    await stores.phones.saveCheck(by, check);
    return check;
  };

export interface MyPhoneCheck {
  readonly check?: PhoneCheck;
  readonly unfitPhones: UnfitPhones;
}

export const myPhoneCheck =
  ({ stores, by }: Pick<Acting, "stores" | "by">) =>
  async (): Promise<MyPhoneCheck> => {
    const [checks, { unfitPhones }] = await Promise.all([stores.phones.checks([by]), stores.supervision.settings()]);
    const check = checks.get(by);
    return { unfitPhones, ...(check ? { check } : {}) };
  };

export interface AgentPhoneRow {
  readonly agent: UserId;
  readonly name: string;
  readonly team?: string;
  readonly reachable: boolean;
  readonly check?: PhoneCheck;
}

/** Everybody who takes calls, and how fit their phone was when it was last tried. */
export const listPhoneChecks =
  ({ stores }: Pick<Acting, "stores">) =>
  async (): Promise<readonly AgentPhoneRow[]> => {
    const [agents, checks] = await Promise.all([stores.agents.list(), stores.phones.checks()]);
    return agents
      .filter(({ id, queues, reachable }) => queues.length > 0 || reachable || checks.has(id))
      .map(({ id, name, team, reachable }) => {
        const check = checks.get(id);
        return { agent: id, name, reachable, ...(team ? { team } : {}), ...(check ? { check } : {}) };
      });
  };

function mosOf({ lostUp, lostDown, jitterUpMs = 0, jitterDownMs = 0, roundTripMs }: PhoneFigures): number | undefined {
  if (lostUp === undefined || lostDown === undefined) return undefined;
  return estimateMos(Math.max(lostUp, lostDown), Math.max(jitterUpMs, jitterDownMs), roundTripMs);
}
