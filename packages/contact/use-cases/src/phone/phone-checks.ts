import type { UserId } from "@patchbay/base/ids";
import { type PhoneCheck, type PhoneFigures, phoneFaults, type UnfitPhones } from "@patchbay/domain/phone-check";
import { estimateMos } from "@patchbay/media/mos";
import type { Acting } from "../acting.ts";

export interface TriedPhone {
  readonly microphone: string;
  readonly figures: Omit<PhoneFigures, "mos">;
}

/** What a person tried: speaking, and listening for the tone. */
export type TriedSound = Pick<PhoneFigures, "microphoneLevel" | "toneHeard">;

/** Keeps what the agent's page measured, judged here: the last check counts. */
export const savePhoneCheck =
  ({ stores, clock, by }: Pick<Acting, "stores" | "clock" | "by">) =>
  async ({ microphone, figures }: TriedPhone): Promise<PhoneCheck> => {
    const before = (await stores.phones.checks([by])).get(by);
    // A line that is tried again says nothing new of the headset.
    const { microphoneLevel, toneHeard } = before?.microphone === microphone ? before.figures : {};
    const mos = mosOf(figures);
    const all = present({ microphoneLevel, toneHeard, ...figures, mos });
    const check = { at: clock.now(), microphone, figures: all, faults: phoneFaults(all) };
    await stores.phones.saveCheck(by, check);
    return check;
  };

/** Adds what was heard to the last check; nothing where the line was never tried. */
export const saveSoundCheck =
  ({ stores, by }: Pick<Acting, "stores" | "by">) =>
  async (sound: TriedSound): Promise<PhoneCheck | undefined> => {
    const before = (await stores.phones.checks([by])).get(by);
    if (!before) return undefined;
    const figures = { ...before.figures, ...sound };
    const check = { ...before, figures, faults: phoneFaults(figures) };
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

/** Without what was not measured. */
function present(figures: { readonly [Name in keyof PhoneFigures]: PhoneFigures[Name] | undefined }): PhoneFigures {
  return Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== undefined));
}

function mosOf({ lostUp, lostDown, jitterUpMs = 0, jitterDownMs = 0, roundTripMs }: PhoneFigures): number | undefined {
  if (lostUp === undefined || lostDown === undefined) return undefined;
  return estimateMos(Math.max(lostUp, lostDown), Math.max(jitterUpMs, jitterDownMs), roundTripMs);
}
