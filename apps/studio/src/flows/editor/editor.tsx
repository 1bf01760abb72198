"use client";
import { CanvasFrame } from "@patchbay/canvas/canvas-frame.tsx";
import { CanvasStore } from "@patchbay/canvas/canvas-store";
import type { References } from "@patchbay/canvas/view/canvas-context.tsx";
import { useCallback, useMemo, useState } from "react";
import { useMay, useSession } from "../../data/session.tsx";
import { usePreferences } from "../../i18n/use-preferences.ts";
import { ExtractDialog } from "../extract/extract-dialog.tsx";
import { useGuideChoice } from "../guide/use-guide-choice.ts";
import { useImpactNotice } from "../impact/use-impact-notice.ts";
import { useImpactRun } from "../impact/use-impact-run.ts";
import { useLiveTraffic } from "../live/use-live-traffic.ts";
import { nodeRegistry } from "../node-registry.ts";
import { checkOptionsOf, type Surroundings } from "./check-options.ts";
import { Conflicts } from "./conflict-dialog.tsx";
import { EditorBar } from "./editor-bar.tsx";
import { EditorSide, type SideTab } from "./editor-side.tsx";
import { PublishDialog } from "./publish-dialog.tsx";
import { type Draft, useDraft } from "./use-draft.ts";
import { useEditorCommands } from "./use-editor-commands.tsx";
import { useFlowChecks } from "./use-flow-checks.ts";
import { useOpenFlow } from "./use-flow-trail.ts";
import { useOthersChanges } from "./use-others-changes.ts";
import { usePresence } from "./use-presence.ts";
import { useVersionView } from "./use-version-view.ts";
import { VersionBanner } from "./version-banner.tsx";

export interface EditorProps {
  readonly draft: Draft;
  readonly references: References;
  readonly surroundings: Surroundings;
}

/** A flow being drawn: bar, canvas, side panel, and the dialogs of saving and publishing. */
export function Editor({ draft, references, surroundings }: EditorProps) {
  const { locale } = usePreferences();
  const mayEdit = useMay("flow:edit");
  const mayPublish = useMay("flow:publish");
  const { user } = useSession();
  const author = useCallback(() => ({ by: user.name, at: Date.now() }), [user.name]);
  const [draftStore] = useState(() => new CanvasStore(draft.document, nodeRegistry, !mayEdit));
  const autosave = useDraft(draftStore, draft);
  const view = useVersionView(draft.name, draftStore, autosave);
  const [guide, setGuideOpen] = useGuideChoice();
  const [tab, setTab] = useState<SideTab>(guide === "open" && mayEdit ? "guide" : "settings");
  const showTab = useCallback(
    (next: SideTab) => {
      // Another panel over it is no leave-taking; its own ✕ is.
      if (next === "guide" || (tab === "guide" && next === "settings")) setGuideOpen(next === "guide");
      setTab(next);
    },
    [tab, setGuideOpen],
  );
  const [publishing, setPublishing] = useState(false);
  const [extracting, setExtracting] = useState(false);
  const extract = useCallback(() => setExtracting(true), []);
  const publish = useCallback(() => setPublishing(true), []);
  useEditorCommands(showTab, publish);
  const docs = useCallback(() => showTab("help"), [showTab]);
  const openFlow = useOpenFlow(draft.name);
  const store = view.shown?.store ?? draftStore;
  const checkOptions = useMemo(() => checkOptionsOf(references, surroundings), [references, surroundings]);
  const compileOptions = useMemo(() => ({ ...checkOptions, registry: nodeRegistry }), [checkOptions]);
  useFlowChecks(store, checkOptions);
  const save = useCallback(() => void autosave.flush(), [autosave]);
  useLiveTraffic(draft.name, store, view.shown?.version);
  useOthersChanges(draft.name, draftStore, autosave);
  usePresence(draft.name, draftStore);
  const impact = useImpactRun(draft.name);
  useImpactNotice(impact, publishing, publish);

  return (
    <div className="flex h-full flex-col">
      <EditorBar
        name={draft.name}
        store={draftStore}
        autosave={autosave}
        tab={tab}
        onTab={showTab}
        onSave={save}
        onPublish={publish}
      />
      {view.shown ? <VersionBanner view={view} version={view.shown.version} /> : null}
      <CanvasFrame
        key={view.shown ? `v${view.shown.version}` : "draft"}
        store={store}
        registry={nodeRegistry}
        references={references}
        locale={locale}
        author={author}
        openFlow={openFlow}
        {...(mayEdit && !view.shown ? { extract } : {})}
        onSave={save}
        onDocs={docs}
        side={
          <EditorSide
            name={draft.name}
            tab={tab}
            onTab={showTab}
            store={store}
            autosave={autosave}
            view={view}
            compileOptions={compileOptions}
            onPublish={mayPublish ? publish : undefined}
          />
        }
      />
      {extracting ? <ExtractDialog store={draftStore} flow={draft.name} onClose={() => setExtracting(false)} /> : null}
      <PublishDialog
        open={publishing}
        onOpenChange={setPublishing}
        name={draft.name}
        store={draftStore}
        autosave={autosave}
        impact={impact}
      />
      <Conflicts name={draft.name} store={draftStore} autosave={autosave} />
    </div>
  );
}
