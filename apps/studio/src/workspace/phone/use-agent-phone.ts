"use client";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useSession } from "../../data/session.tsx";
import { useTRPCClient } from "../../data/trpc.ts";
import { type AgentPhone, type AgentPhoneState, agentPhone, CLOSED_PHONE } from "./agent-phone.ts";

export interface UsedPhone {
  /** Undefined until the page runs in a browser. */
  readonly phone: AgentPhone | undefined;
  readonly state: AgentPhoneState;
}

/** Opens the agent's phone with the page, and again when this tab is looked at after another one was closed. */
export function useAgentPhone(): UsedPhone {
  const { user } = useSession();
  const client = useTRPCClient();
  const [phone, setPhone] = useState<AgentPhone>();

  useEffect(() => {
    const mine = agentPhone(user.id, () => client.phone.credentials.mutate());
    setPhone(mine);
    const open = () => {
      if (document.visibilityState === "visible") void mine.open();
    };
    void mine.open();
    document.addEventListener("visibilitychange", open);
    return () => document.removeEventListener("visibilitychange", open);
  }, [user.id, client]);

  const state = useSyncExternalStore(
    phone?.subscribe ?? never,
    phone?.snapshot ?? (() => CLOSED_PHONE),
    () => CLOSED_PHONE,
  );
  return { phone, state };
}

const never = () => () => {};
