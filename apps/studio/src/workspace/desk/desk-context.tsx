"use client";
import type { Agent } from "@patchbay/ports/store/agent-store";
import type { WorkspaceLayout } from "@patchbay/ports/store/workspace-store";
import { createContext, useContext } from "react";
import type { UsedPhone } from "../phone/use-agent-phone.ts";
import type { DeskActions } from "./desk-actions.ts";
import type { Desk, Offer } from "./desk-state.ts";
import type { Conversation, Subject } from "./subject.ts";
import type { Inbox } from "./use-inbox.ts";

/** Everything that the workspace's parts look at. */
export interface DeskView {
  readonly agent: Agent;
  readonly layout: WorkspaceLayout;
  readonly offer: Offer | undefined;
  readonly outcome: Desk["outcome"];
  readonly conversation: Conversation | undefined;
  readonly subject: Subject | undefined;
  readonly inbox: Inbox;
  readonly phone: UsedPhone;
  readonly act: DeskActions;
}

const DeskContext = createContext<DeskView | undefined>(undefined);
export const DeskProvider = DeskContext.Provider;

export function useDesk(): DeskView {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("useDesk is for parts of the workspace");
  return desk;
}
