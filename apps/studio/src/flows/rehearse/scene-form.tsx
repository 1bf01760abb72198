"use client";
import type { CanvasStore } from "@patchbay/canvas/canvas-store";
import type { FlowTestScene } from "@patchbay/engine/rehearse/flow-test";
import { Checkbox } from "@patchbay/ui/checkbox.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { TextArea } from "@patchbay/ui/text-area.tsx";
import { useTranslations } from "next-intl";

/** The world of a rehearsal, as a person types it. */
export interface SceneDraft {
  readonly from: string;
  /** As `datetime-local` gives it; empty: a Monday morning. */
  readonly when: string;
  readonly isOpen: boolean;
  readonly isStaffed: boolean;
  /** JSON: the list of answers. */
  readonly web: string;
}

export const FRESH_SCENE: SceneDraft = { from: "+4930111111", when: "", isOpen: true, isStaffed: true, web: "" };

const EXAMPLE = '{"url": "/orders", "status": 200, "body": {"state": "sent"}}';

/** The scene that is meant; undefined while the answers of web services cannot be read. */
export function sceneOf(draft: SceneDraft, calendars: readonly string[]): FlowTestScene | undefined {
  const web = webOf(draft.web);
  if (!web) return undefined;
  return {
    from: draft.from,
    calendars: Object.fromEntries(calendars.map((name) => [name, draft.isOpen ? "open" : "closed"])),
    staffed: draft.isStaffed,
    web,
    ...(draft.when === "" ? {} : { at: new Date(draft.when).toISOString() }),
  };
}

function webOf(text: string): FlowTestScene["web"] | undefined {
  if (text.trim() === "") return [];
  try {
    const parsed: unknown = JSON.parse(text);
    const isList = Array.isArray(parsed) && parsed.every((item) => typeof item?.url === "string");
    return isList ? (parsed as NonNullable<FlowTestScene["web"]>) : undefined;
  } catch {
    return undefined;
  }
}

/** The calendars that a drawing names. */
export function calendarsIn(store: CanvasStore): readonly string[] {
  return Object.values(store.getState().flow.nodes).flatMap(({ config }) =>
    typeof config.calendar === "string" && config.calendar !== "" ? [config.calendar] : [],
  );
}

export interface SceneFormProps {
  readonly draft: SceneDraft;
  readonly onChange: (draft: SceneDraft) => void;
}

export function SceneForm({ draft, onChange }: SceneFormProps) {
  const t = useTranslations("flows.rehearse");
  const isWrong = webOf(draft.web) === undefined;
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium text-xs">{t("scene")}</legend>
      <Field label={t("from")}>
        {(ids) => (
          <Input {...ids} value={draft.from} onChange={(event) => onChange({ ...draft, from: event.target.value })} />
        )}
      </Field>
      <Field label={t("when")}>
        {(ids) => (
          <Input
            {...ids}
            type="datetime-local"
            value={draft.when}
            onChange={(event) => onChange({ ...draft, when: event.target.value })}
          />
        )}
      </Field>
      <Checkbox checked={draft.isOpen} onChange={(isOpen) => onChange({ ...draft, isOpen })}>
        {t("open")}
      </Checkbox>
      <Checkbox checked={draft.isStaffed} onChange={(isStaffed) => onChange({ ...draft, isStaffed })}>
        {t("staffed")}
      </Checkbox>
      <Field label={t("web")} hint={t("webHint", { example: EXAMPLE })} error={isWrong ? t("webWrong") : undefined}>
        {(ids) => (
          <TextArea {...ids} value={draft.web} onChange={(event) => onChange({ ...draft, web: event.target.value })} />
        )}
      </Field>
    </fieldset>
  );
}
