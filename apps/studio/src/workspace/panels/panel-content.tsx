"use client";
import type { PlacedPanel } from "@patchbay/ports/store/workspace-store";
import type { ComponentType } from "react";
import { SoftphonePanel } from "../call/softphone-panel.tsx";
import { ConversationPanel } from "./conversation-panel.tsx";
import { CustomerPanel } from "./customer-panel.tsx";
import { DayPanel } from "./day-panel.tsx";
import { HistoryPanel } from "./history-panel.tsx";
import { KnowledgePanel } from "./knowledge-panel.tsx";
import { NotesPanel } from "./notes-panel.tsx";
import { ScreenDataPanel } from "./screen-data-panel.tsx";
import { ScriptPanel } from "./script-panel.tsx";
import { TasksPanel } from "./tasks-panel.tsx";
import { TicketPanel } from "./ticket-panel.tsx";
import { WebPanel } from "./web-panel.tsx";

const CONTENT: Readonly<Record<PlacedPanel["kind"], ComponentType<{ readonly panel: PlacedPanel }>>> = {
  softphone: SoftphonePanel,
  conversation: ConversationPanel,
  customer: CustomerPanel,
  history: HistoryPanel,
  script: ScriptPanel,
  ticket: TicketPanel,
  knowledge: KnowledgePanel,
  notes: NotesPanel,
  "screen-data": ScreenDataPanel,
  web: WebPanel,
  tasks: TasksPanel,
  day: DayPanel,
};

export function PanelContent({ panel }: { readonly panel: PlacedPanel }) {
  const Content = CONTENT[panel.kind];
  return <Content panel={panel} />;
}
