"use client";
import { createJssipPhone } from "@patchbay/softphone/jssip-phone";
import type { Phone, PhoneCredentials } from "@patchbay/softphone/phone";
import { phoneLock } from "@patchbay/softphone/phone-lock";
import { IDLE_PHONE, type PhoneState } from "@patchbay/softphone/phone-state";
import { readAudioChoice } from "./audio-choice.ts";

export interface AgentPhoneState {
  readonly phone: PhoneState;
  /** Another tab of this browser is the phone. */
  readonly elsewhere: boolean;
}

/** The agent's phone in this tab. It outlives the workspace page, so that looking at a dashboard does not cut a call. */
export interface AgentPhone extends Omit<Phone, "snapshot" | "start" | "stop" | "replaced"> {
  snapshot(): AgentPhoneState;
  /** Becomes the phone, unless another tab is. */
  open(): Promise<void>;
  /** Becomes the phone whoever it was. */
  takeOver(): Promise<void>;
  /** Another phone registered; `instance` says which one it took the place of. */
  replaced(instance: string): void;
  context(): AudioContext;
}

export const CLOSED_PHONE: AgentPhoneState = { phone: IDLE_PHONE, elsewhere: false };

let shared: { readonly user: string; readonly phone: AgentPhone } | undefined;

/** The tab's one phone. Browser only. */
export function agentPhone(user: string, credentials: () => Promise<PhoneCredentials>): AgentPhone {
  if (shared?.user !== user) shared = { user, phone: createAgentPhone(user, credentials) };
  return shared.phone;
}

function createAgentPhone(user: string, credentials: () => Promise<PhoneCredentials>): AgentPhone {
  let context: AudioContext | undefined;
  const audioContext = () => {
    context ??= new AudioContext();
    return context;
  };
  const instance = tabInstance(sessionStorage);
  const phone = createJssipPhone({
    credentials,
    register: true,
    instance,
    audio: readAudioChoice(localStorage),
    context: audioContext,
    now: Date.now,
    later: (delay, run) => {
      const timer = setTimeout(run, delay);
      return () => clearTimeout(timer);
    },
  });
  const lock = phoneLock(user, navigator.locks);
  const listeners = new Set<() => void>();
  let state: AgentPhoneState = { phone: phone.snapshot(), elsewhere: false };

  const set = (change: Partial<AgentPhoneState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  phone.subscribe(() => set({ phone: phone.snapshot() }));

  const onLost = () => {
    phone.stop();
    set({ elsewhere: true });
  };
  const take = async (steal: boolean) => {
    const got = await lock.take({ steal, onLost });
    set({ elsewhere: got === "elsewhere" });
    if (got === "held") phone.start();
  };
  /** A second opening while the first is under way would find the lock taken, by this very tab. */
  let opening: Promise<void> | undefined;

  return {
    ...phone,
    snapshot: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open: async () => {
      if (state.phone.line.status !== "off") return;
      opening ??= take(false).finally(() => {
        opening = undefined;
      });
      await opening;
    },
    takeOver: async () => {
      lock.release();
      await take(true);
    },
    replaced: (other) => {
      // The server tells the instance as the SIP contact writes it: urn:uuid: and perhaps brackets around it.
      if (other.includes(instance)) phone.replaced();
    },
    context: audioContext,
  };
}

/** The same through all reloads of a tab: the server tells a reload from a second phone by it. */
function tabInstance(storage: Storage): string {
  const key = "patchbay.phone.instance";
  const kept = storage.getItem(key);
  if (kept) return kept;
  const made = crypto.randomUUID();
  storage.setItem(key, made);
  return made;
}
