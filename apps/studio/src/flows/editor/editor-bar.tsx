"use client";
import type { Autosave } from "@patchbay/canvas/autosave";
import type { CanvasStore } from "@patchbay/canvas/canvas-store";
import { PeopleBar } from "@patchbay/canvas/panel/people-bar.tsx";
import { Button } from "@patchbay/ui/button.tsx";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import { Spinner } from "@patchbay/ui/spinner.tsx";
import { Tip } from "@patchbay/ui/tip.tsx";
import {
  ArrowLeft,
  Check,
  CircleAlert,
  CircleHelp,
  Clapperboard,
  CloudUpload,
  Footprints,
  History,
  Phone,
  Rocket,
  Sparkles,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { useMay } from "../../data/session.tsx";
import type { SideTab } from "./editor-side.tsx";
import { useWayBack } from "./use-flow-trail.ts";
import { useSaveState } from "./use-save-state.ts";

export interface EditorBarProps {
  readonly name: string;
  readonly store: CanvasStore;
  readonly autosave: Autosave;
  readonly tab: SideTab;
  readonly onTab: (tab: SideTab) => void;
  readonly onSave: () => void;
  readonly onPublish: () => void;
}

export function EditorBar({ name, store, autosave, tab, onTab, onSave, onPublish }: EditorBarProps) {
  const t = useTranslations("flows.editor");
  const { from, goBack } = useWayBack();
  const title = useSyncExternalStore(
    store.subscribe,
    () => store.getState().flow.title,
    () => store.getState().flow.title,
  );
  const guide = useTranslations("flows.guide");
  const help = useTranslations("flows.help");
  const describe = useTranslations("flows.describe");
  const mayEdit = useMay("flow:edit");
  const mayTest = useMay("flow:test");
  const mayPublish = useMay("flow:publish");
  const toggle = (wanted: SideTab) => onTab(tab === wanted ? "settings" : wanted);
  return (
    <header className="flex h-13 shrink-0 items-center gap-2 border-b bg-surface px-3">
      <IconButton
        label={from === undefined ? t("back") : t("backTo", { name: from })}
        icon={<ArrowLeft />}
        onClick={goBack}
      />
      <div className="min-w-0">
        <h1 className="truncate font-semibold text-md leading-5 tracking-tight">{title}</h1>
        <p className="truncate font-mono text-2xs text-ink-faint leading-4">{name}</p>
      </div>
      <div className="ml-2">
        <SaveStatus autosave={autosave} onSave={onSave} />
      </div>
      <span className="flex-1" />
      <PeopleBar store={store} />
      <IconButton
        label={help("title")}
        icon={<CircleHelp />}
        aria-pressed={tab === "help"}
        onClick={() => toggle("help")}
      />
      {mayEdit ? (
        <>
          <IconButton
            label={guide("title")}
            icon={<Footprints />}
            aria-pressed={tab === "guide"}
            onClick={() => toggle("guide")}
          />
          <IconButton
            label={describe("title")}
            icon={<Sparkles />}
            aria-pressed={tab === "describe"}
            onClick={() => toggle("describe")}
          />
        </>
      ) : null}
      <Button kind="quiet" icon={<History />} aria-pressed={tab === "versions"} onClick={() => toggle("versions")}>
        {t("versions")}
      </Button>
      {mayTest ? (
        <Button
          kind="quiet"
          icon={<Clapperboard />}
          aria-pressed={tab === "rehearse"}
          onClick={() => toggle("rehearse")}
        >
          {t("rehearse")}
        </Button>
      ) : null}
      {mayTest ? (
        <Button icon={<Phone />} aria-pressed={tab === "phone"} onClick={() => toggle("phone")}>
          {t("test")}
        </Button>
      ) : null}
      {mayPublish ? (
        <Button kind="primary" icon={<Rocket />} onClick={onPublish}>
          {t("publish")}
        </Button>
      ) : null}
    </header>
  );
}

function SaveStatus({ autosave, onSave }: Pick<EditorBarProps, "autosave" | "onSave">) {
  const state = useSaveState(autosave);
  const t = useTranslations("flows.editor.save");
  const looks = {
    saved: { icon: <Check />, tone: "text-ink-faint" },
    changed: { icon: <CloudUpload />, tone: "text-ink-soft" },
    saving: { icon: <Spinner />, tone: "text-ink-soft" },
    conflict: { icon: <CircleAlert />, tone: "text-bad-ink" },
    failed: { icon: <CircleAlert />, tone: "text-bad-ink" },
  } as const;
  const { icon, tone } = looks[state.status];
  return (
    <>
      <Tip text={t("now")} keys="Ctrl S" side="bottom">
        <button
          type="button"
          onClick={onSave}
          className={`flex h-7 items-center gap-1.5 rounded-md px-2 text-xs hover:bg-hover [&_svg]:size-3.5 ${tone}`}
        >
          {icon}
          {t(state.status)}
        </button>
      </Tip>
      {/* Said, too: a role within the button would take its name away. */}
      <span role="status" className="sr-only">
        {t(state.status)}
      </span>
    </>
  );
}
