"use client";
import { useEffect, useRef } from "react";
import type { UsedPhone } from "../phone/use-agent-phone.ts";
import type { DeskActions } from "./desk-actions.ts";
import { needsAudio } from "./needs-audio.ts";
import type { Conversation } from "./subject.ts";

const TRIES = 4;
const PAUSE_MS = 2_000;
const LEFT_OVER_MS = 3_000;

/** Brings the conversation's audio back into this page by itself, and drops a phone call whose conversation is over. */
export function useAudioRepair(
  { phone, state }: UsedPhone,
  conversation: Conversation | undefined,
  act: DeskActions,
): void {
  const talkingIn = conversation && conversation.state !== "wrap-up" ? conversation.call.id : undefined;
  const wanted = needsAudio(talkingIn, state.phone) === "now";
  const reattach = useRef(act.reattach);
  useEffect(() => {
    reattach.current = act.reattach;
  });

  useEffect(() => {
    if (!wanted) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const attempt = async (left: number) => {
      await reattach.current();
      // Success shows as a call on the phone, which ends this effect.
      if (!over && left > 1) timer = setTimeout(() => void attempt(left - 1), PAUSE_MS);
    };
    void attempt(TRIES);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [wanted]);

  const onPhone = state.phone.call?.stage === "talking" ? state.phone.call.call : undefined;
  const leftOver = onPhone !== undefined && conversation?.state === "wrap-up" && conversation.call.id === onPhone;
  useEffect(() => {
    if (!leftOver) return;
    const timer = setTimeout(() => phone?.hangUp(), LEFT_OVER_MS);
    return () => clearTimeout(timer);
  }, [leftOver, phone]);
}
