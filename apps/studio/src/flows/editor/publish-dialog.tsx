"use client";
import type { Autosave } from "@patchbay/canvas/autosave";
import type { CanvasStore } from "@patchbay/canvas/canvas-store";
import type { Diagnostic } from "@patchbay/flow-model/diagnostic";
import type { NodeId } from "@patchbay/flow-model/document";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Checkbox } from "@patchbay/ui/checkbox.tsx";
import { Dialog } from "@patchbay/ui/dialog.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { TextArea } from "@patchbay/ui/text-area.tsx";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState, useSyncExternalStore } from "react";
import { failureOf } from "../../data/failure.ts";
import { useTRPC, useTRPCClient } from "../../data/trpc.ts";
import { useAction } from "../../data/use-action.ts";
import { useFailureText } from "../../data/use-failure-text.ts";
import { usePreferences } from "../../i18n/use-preferences.ts";
import { ImpactReport } from "../impact/impact-report.tsx";
import type { ImpactRun } from "../impact/impact-run.ts";
import { ReleaseForm } from "../versions/release-form.tsx";
import { FRESH_WISH, isWholeWish, type ReleaseWish, release } from "../versions/release-wish.ts";
import { BindNumbers } from "./bind-numbers.tsx";
import { countChanges, isUnchanged } from "./count-changes.ts";

export interface PublishDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly name: string;
  readonly store: CanvasStore;
  readonly autosave: Autosave;
  /** Goes on while the dialog is closed. */
  readonly impact: ImpactRun;
}

/** Makes the draft a version, then offers to put it on numbers. */
export function PublishDialog({ open, onOpenChange, name, store, autosave, impact }: PublishDialogProps) {
  const t = useTranslations("flows.publish");
  const words = useTranslations("shell");
  const releaseWords = useTranslations("versions.release");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const [message, setMessage] = useState("");
  const [wish, setWish] = useState<ReleaseWish>();
  const publish = useMutation({
    mutationFn: async () => {
      const saved = await autosave.flush();
      if (saved.status !== "saved") throw new Error("the draft could not be saved");
      return client.flow.publish.mutate({ name, revision: autosave.revision, message: message.trim() });
    },
    onSuccess: async ({ version: { version } }) => {
      setMessage("");
      if (wish) releasing.mutate(version);
      await Promise.all([
        queries.invalidateQueries(trpc.flow.versions.queryFilter({ name })),
        queries.invalidateQueries(trpc.flow.list.queryFilter()),
      ]);
    },
  });
  // After the version stands for good: a release that is refused leaves it published, and can be tried again.
  const releasing = useAction({
    run: async (version: number) => {
      if (wish) await release(client, { flow: name, version }, wish);
    },
    refresh: [trpc.release.pathFilter()],
    done: (_, version: number) => releaseWords("done", { version, alias: wish?.alias ?? "" }),
  });
  const close = (next: boolean) => {
    if (!next) publish.reset();
    onOpenChange(next);
  };
  const version = publish.data?.version.version;
  if (version !== undefined) {
    return (
      <Dialog
        open={open}
        onOpenChange={close}
        title={t("doneTitle", { version })}
        description={t("doneText")}
        closeLabel={words("close")}
      >
        <BindNumbers flow={name} version={version} alias={wish?.alias} onDone={() => close(false)} />
      </Dialog>
    );
  }
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title={t("title")}
      description={t("text")}
      size="lg"
      closeLabel={words("close")}
      footer={
        <>
          <Button onClick={() => close(false)}>{words("cancel")}</Button>
          <PublishButton
            store={store}
            busy={publish.isPending}
            ready={wish === undefined || isWholeWish(wish)}
            label={t("submit")}
            onClick={() => publish.mutate()}
          />
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Changes name={name} store={store} open={open} />
        <Findings store={store} />
        <Field label={t("message")} optional={words("optional")}>
          {(ids) => (
            <TextArea
              {...ids}
              value={message}
              maxLength={500}
              placeholder={t("messagePlaceholder")}
              onChange={(event) => setMessage(event.target.value)}
            />
          )}
        </Field>
        <Checkbox checked={wish !== undefined} onChange={(on) => setWish(on ? FRESH_WISH : undefined)}>
          {t("release")}
        </Checkbox>
        {wish ? <ReleaseForm wish={wish} onChange={setWish} /> : null}
        <ImpactReport
          flow={name}
          run={impact}
          onSave={() => autosave.flush()}
          labelOf={(node) => store.getState().flow.nodes[node as NodeId]?.label ?? node}
        />
        {publish.error ? <Refusal error={publish.error} /> : null}
      </div>
    </Dialog>
  );
}

function useErrors(store: CanvasStore): number {
  const read = () => store.getState().diagnostics.filter((item) => item.severity === "error").length;
  return useSyncExternalStore(store.subscribe, read, read);
}

function PublishButton(props: {
  readonly store: CanvasStore;
  readonly busy: boolean;
  readonly ready: boolean;
  readonly label: string;
  readonly onClick: () => void;
}) {
  const errors = useErrors(props.store);
  return (
    <Button kind="primary" busy={props.busy} disabled={errors > 0 || !props.ready} onClick={props.onClick}>
      {props.label}
    </Button>
  );
}

function Findings({ store }: { readonly store: CanvasStore }) {
  const t = useTranslations("flows.publish");
  const errors = useErrors(store);
  const warnings = store.getState().diagnostics.length - errors;
  if (errors > 0) return <Callout tone="bad">{t("errors", { count: errors })}</Callout>;
  if (warnings > 0) return <Callout tone="warning">{t("warnings", { count: warnings })}</Callout>;
  return <Callout tone="good">{t("clean")}</Callout>;
}

function Changes({
  name,
  store,
  open,
}: {
  readonly name: string;
  readonly store: CanvasStore;
  readonly open: boolean;
}) {
  const t = useTranslations("flows.publish");
  const trpc = useTRPC();
  const versions = useQuery(trpc.flow.versions.queryOptions({ name }, { enabled: open }));
  const latest = versions.data?.reduce((newest, item) => Math.max(newest, item.version), 0) ?? 0;
  const before = useQuery(trpc.flow.version.queryOptions({ name, version: latest }, { enabled: open && latest > 0 }));
  if (versions.data && latest === 0) return <p className="text-ink-soft text-sm">{t("first")}</p>;
  if (!before.data) return null;
  const count = countChanges(before.data, store.getState().flow);
  return (
    <p className="text-ink-soft text-sm">
      {isUnchanged(count)
        ? t("unchanged", { version: latest })
        : t("changes", {
            version: latest,
            added: count.added.length,
            changed: count.changed.length,
            removed: count.removed.length,
            wires: count.wires,
          })}
    </p>
  );
}

function Refusal({ error }: { readonly error: unknown }) {
  const failureText = useFailureText();
  const { locale } = usePreferences();
  const { facts } = failureOf(error);
  const problems = Array.isArray(facts.problems) ? (facts.problems as readonly Diagnostic[]) : [];
  return (
    <Callout tone="bad" title={failureText(error)}>
      {problems.length > 0 ? (
        <ul className="list-disc pl-4 text-xs">
          {problems.map((problem) => (
            <li key={`${problem.code} ${problem.node ?? ""} ${problem.message.en}`}>{problem.message[locale]}</li>
          ))}
        </ul>
      ) : null}
    </Callout>
  );
}
