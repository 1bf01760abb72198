"use client";
import { CHANNELS, type Channel } from "@patchbay/domain/routing/capacity";
import { PANEL_KINDS, type PlacedPanel, type WorkspaceLayout } from "@patchbay/ports/store/workspace-store";
import { Badge } from "@patchbay/ui/badge.tsx";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Menu, MenuItem } from "@patchbay/ui/menu.tsx";
import { Page } from "@patchbay/ui/page.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { say } from "@patchbay/ui/toaster.tsx";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../../data/trpc.ts";
import { useFailureText } from "../../data/use-failure-text.ts";
import { LayoutBoard } from "./layout-board.tsx";
import { addPanel, layoutProblems } from "./layout-model.ts";
import { PanelSettings } from "./panel-settings.tsx";

export interface LayoutEditorProps {
  readonly layouts: readonly WorkspaceLayout[];
  readonly saved: WorkspaceLayout | undefined;
  readonly onChoose: (name: string) => void;
}

const ALL = "all";

const FIRST: WorkspaceLayout = {
  name: "default",
  title: "Default",
  panels: [{ id: "softphone", kind: "softphone", x: 0, y: 0, w: 3, h: 9 }],
};

export function LayoutEditor({ layouts, saved, onChoose }: LayoutEditorProps) {
  const t = useTranslations("workspace.layout");
  const kinds = useTranslations("workspace.panels");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const failureText = useFailureText();
  const [layout, setLayout] = useState<WorkspaceLayout>(saved ?? FIRST);
  const [editing, setEditing] = useState<string>();
  const problems = layoutProblems(layout);
  const changed = layout !== saved;
  const save = useMutation(
    trpc.workspace.save.mutationOptions({
      onSuccess: () => {
        say.done(t("saved"));
        void queries.invalidateQueries({ queryKey: trpc.workspace.pathKey() });
      },
      onError: (error) => say.failed(t("failed"), failureText(error)),
    }),
  );
  const setPanels = (panels: readonly PlacedPanel[]) => setLayout({ ...layout, panels });
  const edited = layout.panels.find((panel) => panel.id === editing);
  return (
    <Page
      wide
      title={t("title")}
      description={t("description")}
      actions={
        <>
          {changed ? <Badge tone="lamp">{t("unsaved")}</Badge> : null}
          <Menu trigger={<Button icon={<Plus />}>{t("add")}</Button>}>
            {PANEL_KINDS.map((kind) => (
              <MenuItem key={kind} onSelect={() => setPanels(addPanel(layout.panels, kind))}>
                {kinds(kind)}
              </MenuItem>
            ))}
          </Menu>
          <Button
            kind="primary"
            busy={save.isPending}
            disabled={!changed || problems.length > 0}
            onClick={() => save.mutate({ layout: { ...layout, panels: [...layout.panels] } })}
          >
            {t("save")}
          </Button>
        </>
      }
    >
      <div className="flex flex-wrap items-end gap-3">
        <Field label={t("choose")} className="w-56">
          {(ids) => (
            <Select
              {...ids}
              value={layout.name}
              options={layouts.map(({ name, title }) => ({ value: name, label: title }))}
              onChange={onChoose}
            />
          )}
        </Field>
        <Field label={t("name")} className="w-56">
          {(ids) => (
            <Input
              {...ids}
              value={layout.title}
              onChange={(event) => setLayout({ ...layout, title: event.target.value })}
            />
          )}
        </Field>
        <Field label={t("team")} className="w-80">
          {(ids) => (
            <Input
              {...ids}
              placeholder={t("teamHint")}
              value={layout.team ?? ""}
              onChange={(event) => setLayout(withTeam(layout, event.target.value.trim()))}
            />
          )}
        </Field>
        <Field label={t("channel")} className="w-48">
          {(ids) => (
            <Select
              {...ids}
              value={layout.channel ?? ALL}
              options={([ALL, ...CHANNELS] as const).map((value) => ({ value, label: t(`channels.${value}`) }))}
              onChange={(channel) => setLayout(withChannel(layout, channel as Channel | typeof ALL))}
            />
          )}
        </Field>
        <Button icon={<Plus />} onClick={() => setLayout(newLayout(layouts, layout, t("newTitle")))}>
          {t("addLayout")}
        </Button>
      </div>
      {problems.map((problem) => (
        <Callout key={JSON.stringify(problem)} tone="warning">
          {t(`problems.${problem.code}`, { id: "id" in problem ? problem.id : "" })}
        </Callout>
      ))}
      <LayoutBoard panels={layout.panels} onChange={setPanels} onEdit={setEditing} />
      {edited ? (
        <PanelSettings
          panel={edited}
          onChange={(next) => {
            setPanels(layout.panels.map((panel) => (panel.id === edited.id ? next : panel)));
            setEditing(next.id);
          }}
          onClose={() => setEditing(undefined)}
        />
      ) : null}
    </Page>
  );
}

/** A copy of the present layout under a name that is free. */
function newLayout(layouts: readonly WorkspaceLayout[], from: WorkspaceLayout, title: string): WorkspaceLayout {
  const names = new Set(layouts.map((layout) => layout.name));
  let number = layouts.length + 1;
  while (names.has(`layout-${number}`)) number += 1;
  const { team: _, ...rest } = from;
  return { ...rest, name: `layout-${number}`, title };
}

function withChannel(layout: WorkspaceLayout, chosen: Channel | typeof ALL): WorkspaceLayout {
  const { channel: _, ...rest } = layout;
  return chosen === ALL ? rest : { ...rest, channel: chosen };
}

function withTeam(layout: WorkspaceLayout, team: string): WorkspaceLayout {
  const { team: _, ...rest } = layout;
  return team === "" ? rest : { ...rest, team };
}
