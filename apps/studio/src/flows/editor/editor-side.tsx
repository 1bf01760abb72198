"use client";
import type { Autosave } from "@patchbay/canvas/autosave";
import type { CanvasStore } from "@patchbay/canvas/canvas-store";
import { Inspector } from "@patchbay/canvas/panel/inspector.tsx";
import type { CompileOptions } from "@patchbay/compiler/compile-options";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { GuidePanel } from "../guide/guide-panel.tsx";
import { HelpPanel } from "../help/help-panel.tsx";
import { RehearsePanel } from "../rehearse/rehearse-panel.tsx";
import { CanvasCommands } from "./canvas-commands.tsx";
import { DescribePanel } from "./describe-panel.tsx";
import { TestPhonePanel } from "./test-phone-panel.tsx";
import type { VersionView } from "./use-version-view.ts";
import { VersionsPanel } from "./versions-panel.tsx";

export type SideTab = "settings" | "phone" | "versions" | "rehearse" | "describe" | "guide" | "help";

export interface EditorSideProps {
  readonly name: string;
  readonly tab: SideTab;
  readonly onTab: (tab: SideTab) => void;
  readonly store: CanvasStore;
  readonly autosave: Autosave;
  readonly view: VersionView;
  readonly compileOptions: CompileOptions;
  /** Undefined for those who may not publish. */
  readonly onPublish: (() => void) | undefined;
}

/** Right of the drawing: the settings of what is selected, and above them, when asked for, the test phone or the versions. */
export function EditorSide({ name, tab, onTab, store, autosave, view, compileOptions, onPublish }: EditorSideProps) {
  const t = useTranslations("flows.editor");
  const close = () => onTab("settings");
  const guide = useTranslations("flows.guide");
  const help = useTranslations("flows.help");
  const describe = useTranslations("flows.describe");
  return (
    <aside aria-label={t("side")} className="flex w-86 shrink-0 flex-col border-l bg-ground">
      <CanvasCommands />
      {tab === "phone" ? (
        <SideSection title={t("test")} close={t("closePanel")} onClose={close}>
          <TestPhonePanel
            key={view.shown?.version ?? "draft"}
            name={name}
            autosave={autosave}
            version={view.shown?.version}
            labelOf={(node) => store.getState().flow.nodes[node]?.label ?? node}
            onShow={(node) => store.show(node)}
          />
        </SideSection>
      ) : null}
      {tab === "rehearse" ? (
        <SideSection title={t("rehearse")} close={t("closePanel")} onClose={close}>
          <RehearsePanel name={name} store={store} options={compileOptions} onSave={() => autosave.flush()} />
        </SideSection>
      ) : null}
      {tab === "describe" ? (
        <SideSection title={describe("title")} close={t("closePanel")} onClose={close}>
          <DescribePanel name={name} store={store} />
        </SideSection>
      ) : null}
      {tab === "guide" ? (
        <SideSection title={guide("title")} close={guide("leave")} onClose={close}>
          <GuidePanel name={name} onPhone={() => onTab("phone")} onPublish={onPublish} />
        </SideSection>
      ) : null}
      {tab === "help" ? (
        <SideSection title={help("title")} close={t("closePanel")} onClose={close}>
          <HelpPanel />
        </SideSection>
      ) : null}
      {tab === "versions" ? (
        <SideSection title={t("versions")} close={t("closePanel")} onClose={close}>
          <VersionsPanel name={name} view={view} />
        </SideSection>
      ) : (
        <Inspector />
      )}
    </aside>
  );
}

interface SideSectionProps {
  readonly title: string;
  readonly close: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

function SideSection({ title, close, onClose, children }: SideSectionProps) {
  return (
    <section aria-label={title} className="flex min-h-0 flex-col border-b bg-surface">
      <header className="flex h-10 shrink-0 items-center justify-between pr-1.5 pl-3.5">
        <h2 className="font-semibold text-sm">{title}</h2>
        <IconButton size="sm" label={close} icon={<X />} onClick={onClose} />
      </header>
      <div className="min-h-0 overflow-y-auto px-3.5 pb-3.5">{children}</div>
    </section>
  );
}
