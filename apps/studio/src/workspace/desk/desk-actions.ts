"use client";
import type { AgentWish } from "@patchbay/domain/agent";
import { say } from "@patchbay/ui/toaster.tsx";
import type { TransferTarget } from "@patchbay/wire/runtime-command";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCallback, useMemo, useRef, useState } from "react";
import { useTRPC, useTRPCClient } from "../../data/trpc.ts";
import { useFailureText } from "../../data/use-failure-text.ts";
import type { UsedPhone } from "../phone/use-agent-phone.ts";
import type { Offer } from "./desk-state.ts";
import type { Conversation } from "./subject.ts";

/** What an agent can do. Each tells its own failure; `busy` names the one under way. */
export interface DeskActions {
  readonly busy: string | undefined;
  setStatus(wish: AgentWish): void;
  finishWrapUp(): void;
  answer(): void;
  decline(): void;
  hangUp(whole?: boolean): void;
  hold(on: boolean): void;
  mute(on: boolean): void;
  sendDigits(digits: string): void;
  transfer(to: TransferTarget): Promise<boolean>;
  consult(to: TransferTarget): Promise<boolean>;
  completeConsult(): void;
  cancelConsult(): void;
  reattach(): Promise<boolean>;
  pauseRecording(paused: boolean): Promise<boolean>;
  setDisposition(disposition: string): Promise<boolean>;
}

export function useDeskActions(
  { phone }: UsedPhone,
  offer: Offer | undefined,
  conversation: Conversation | undefined,
): DeskActions {
  const t = useTranslations("workspace.failed");
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const failureText = useFailureText();
  const [busy, setBusy] = useState<string>();
  const keyed = useRef<Promise<unknown>>(Promise.resolve());

  /** Runs one request, says what failed in the agent's words, and reads state anew either way. */
  const run = useCallback(
    async (name: Parameters<typeof t>[0], request: () => Promise<unknown>): Promise<boolean> => {
      setBusy(name);
      try {
        await request();
        return true;
      } catch (error) {
        say.failed(t(name), failureText(error));
        return false;
      } finally {
        setBusy(undefined);
        void queries.invalidateQueries({ queryKey: trpc.agent.me.queryKey() });
        void queries.invalidateQueries({ queryKey: trpc.calls.mine.queryKey() });
      }
    },
    [queries, trpc, t, failureText],
  );

  return useMemo(() => {
    const call = conversation?.call.id ?? "";
    return {
      busy,
      setStatus: (wish) => void run("setStatus", () => client.agent.setStatus.mutate({ wish })),
      finishWrapUp: () => void run("finishWrapUp", () => client.agent.finishWrapUp.mutate()),
      answer: () => phone?.answer(),
      decline: () => {
        if (!offer) {
          phone?.decline();
          return;
        }
        void run("decline", () => client.calls.decline.mutate({ call: offer.call, offer: offer.offer })).then(
          (done) => {
            // The phone can refuse without the gateway; the runtime hears it by SIP.
            if (!done) phone?.decline();
          },
        );
      },
      hangUp: (whole = false) => {
        // Asked by a colleague, the phone is all that one has of the call.
        if (!conversation || conversation.state === "asked") {
          phone?.hangUp();
          return;
        }
        void run("hangUp", () => client.calls.hangUp.mutate({ call, whole })).then((done) => {
          if (!done) phone?.hangUp();
        });
      },
      hold: (on) => void run("hold", () => client.calls.hold.mutate({ call, on })),
      mute: (on) => phone?.mute(on),
      sendDigits: (digits) => {
        // The server plays them to the customer; without a conversation there is only the phone's own line.
        if (!conversation) return phone?.sendDigits(digits);
        const send = () => run("sendDigits", () => client.calls.sendDigits.mutate({ call, digits }));
        // One after the other: requests that are under way together may arrive in any order.
        keyed.current = keyed.current.then(send);
      },
      transfer: (to) => run("transfer", () => client.calls.transfer.mutate({ call, to })),
      consult: (to) => run("consult", () => client.calls.consultStart.mutate({ call, to })),
      completeConsult: () => void run("completeConsult", () => client.calls.consultComplete.mutate({ call })),
      cancelConsult: () => void run("cancelConsult", () => client.calls.consultCancel.mutate({ call })),
      reattach: () => run("reattach", () => client.calls.reattach.mutate({ call })),
      pauseRecording: (paused) => run("pauseRecording", () => client.calls.pauseRecording.mutate({ call, paused })),
      setDisposition: (disposition) =>
        run("setDisposition", () => client.calls.setDisposition.mutate({ call, disposition })),
    };
  }, [busy, run, client, phone, offer, conversation]);
}
