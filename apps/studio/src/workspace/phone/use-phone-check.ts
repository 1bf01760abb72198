"use client";
import type { Millis } from "@patchbay/base/time";
import { mayTakeCalls, type PhoneCheck } from "@patchbay/domain/phone-check";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTRPC, useTRPCClient } from "../../data/trpc.ts";
import { useAction } from "../../data/use-action.ts";
import type { UsedPhone } from "./use-agent-phone.ts";

/** A check holds for a shift. */
const HOLDS: Millis = 8 * 60 * 60_000;

export interface PhoneChecking {
  readonly check: PhoneCheck | undefined;
  readonly running: boolean;
  /** Whether the organisation lets this phone take calls. True until it is known. */
  readonly fit: boolean;
  /** Undefined while there is no line to try, or a call. */
  readonly run: (() => void) | undefined;
}

/** The last check of this agent's phone, tried anew at the beginning of a shift and with another microphone. */
export function usePhoneCheck(
  { phone, state }: UsedPhone,
  idle: boolean,
  microphone: string | undefined,
): PhoneChecking {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const known = useQuery(trpc.phone.check.queryOptions()).data;
  const trial = useAction({
    run: async () => {
      const figures = await phone?.tryLine();
      if (figures) await client.phone.saveCheck.mutate({ microphone: microphone ?? "", figures });
    },
    refresh: [trpc.phone.check.queryFilter()],
  });
  const can = phone !== undefined && idle && state.phone.line.status === "ready" && !state.phone.call;
  const run = can && !trial.isPending ? () => trial.mutate() : undefined;

  const check = known?.check;
  const isOld = (at: number) => Date.now() - at > HOLDS;
  const due =
    known !== undefined && microphone !== undefined && (!check || check.microphone !== microphone || isOld(check.at));
  /** Once by itself for each microphone: a line that fails is tried again by hand. */
  const tried = useRef<string>(undefined);
  useEffect(() => {
    if (!due || !run || tried.current === microphone) return;
    tried.current = microphone;
    run();
  }, [due, run, microphone]);

  return { check, running: trial.isPending, fit: !known || mayTakeCalls(known.unfitPhones, check), run };
}
