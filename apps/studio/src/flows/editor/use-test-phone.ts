"use client";
import type { Autosave } from "@patchbay/canvas/autosave";
import { createJssipPhone } from "@patchbay/softphone/jssip-phone";
import type { Phone } from "@patchbay/softphone/phone";
import { IDLE_PHONE, type PhoneState } from "@patchbay/softphone/phone-state";
import { tenantEvent } from "@patchbay/wire/tenant-event";
import { useEffect, useRef, useState } from "react";
import { useTRPCClient } from "../../data/trpc.ts";
import { useTopic } from "../../data/use-topic.ts";

export interface VisitedStep {
  readonly node: string;
  readonly at: number;
  readonly exit?: string;
}

export interface TestPhone {
  readonly state: PhoneState;
  /** From the click until the line is open. */
  readonly preparing: boolean;
  readonly failure: unknown;
  readonly visited: readonly VisitedStep[];
  readonly startedAt: number | undefined;
  readonly dial: () => Promise<void>;
  readonly hangUp: () => void;
  readonly press: (digit: string) => void;
  readonly mute: (on: boolean) => void;
}

/** Calls the draft (saved first) or a version of a flow from this page, and follows the run through its steps. */
export function useTestPhone(flow: string, version: number | undefined, autosave: Autosave): TestPhone {
  const client = useTRPCClient();
  const phone = useRef<Phone>(undefined);
  const run = useRef<string>(undefined);
  const [state, setState] = useState<PhoneState>(IDLE_PHONE);
  const [preparing, setPreparing] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const [visited, setVisited] = useState<readonly VisitedStep[]>([]);
  const [startedAt, setStartedAt] = useState<number>();
  const calling = state.call !== undefined;

  // The first run of this version that moves after we dialled is ours.
  useTopic(calling ? { kind: "flow", flow } : undefined, (data) => {
    const event = tenantEvent.safeParse(data);
    if (!event.success || event.data.type !== "run.at" || event.data.version !== version) return;
    const { node, at, exit } = event.data;
    if (startedAt === undefined || at < startedAt - 2_000) return;
    run.current ??= event.data.run;
    if (event.data.run !== run.current) return;
    setVisited((steps) => [...steps, { node, at, ...(exit ? { exit } : {}) }].slice(-200));
  });

  useEffect(
    () => () => {
      phone.current?.hangUp();
      phone.current?.stop();
    },
    [],
  );

  const dial = async () => {
    setPreparing(true);
    setFailure(undefined);
    setVisited([]);
    run.current = undefined;
    try {
      if (version === undefined) await autosave.flush();
      const grant = await client.testPhone.credentials.mutate({ flow, ...(version === undefined ? {} : { version }) });
      phone.current?.stop();
      const next = openPhone(grant);
      phone.current = next;
      next.subscribe(() => setState(next.snapshot()));
      setStartedAt(Date.now());
      next.start();
      next.call(grant.target);
    } catch (error) {
      setFailure(error);
    } finally {
      setPreparing(false);
    }
  };

  return {
    state,
    preparing,
    failure,
    visited,
    startedAt: calling ? startedAt : undefined,
    dial,
    hangUp: () => phone.current?.hangUp(),
    press: (digit) => phone.current?.sendDigits(digit),
    mute: (on) => phone.current?.mute(on),
  };
}

let audioContext: AudioContext | undefined;

function openPhone(grant: Parameters<typeof credentialsOf>[0]): Phone {
  return createJssipPhone({
    credentials: async () => credentialsOf(grant),
    register: false,
    instance: crypto.randomUUID(),
    audio: { raw: false },
    context: () => {
      audioContext ??= new AudioContext();
      return audioContext;
    },
    now: () => Date.now(),
    later: (ms, act) => {
      const timer = setTimeout(act, ms);
      return () => clearTimeout(timer);
    },
  });
}

function credentialsOf(grant: {
  readonly wsUrl: string;
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  readonly realm: string;
  readonly expiresAt: number;
}) {
  const { wsUrl, uri, username, password, realm, expiresAt } = grant;
  return { wsUrl, uri, username, password, realm, expiresAt };
}
