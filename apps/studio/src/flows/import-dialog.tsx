"use client";
import type { ImportEntry, Imported } from "@patchbay/importers/import-report";
import { Badge } from "@patchbay/ui/badge.tsx";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Dialog } from "@patchbay/ui/dialog.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Skeleton } from "@patchbay/ui/skeleton.tsx";
import { type Column, Table } from "@patchbay/ui/table.tsx";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import { usePreferences } from "../i18n/use-preferences.ts";
import { readInWorker } from "./flow-file-reader.ts";
import { isFlowName } from "./flow-name.ts";
import type { ReadFile } from "./read-flow-file.ts";

const TONE = { mapped: "good", partly: "lamp", "not-mapped": "bad" } as const;

const WORST_FIRST = ["not-mapped", "partly", "mapped"] as const;
/** A table of thousands of rows would hold the page up. */
const MOST_SHOWN = 200;

/** Opens a flow file, or another product's export with the report of what became of each of its steps. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("versions.import");
  const words = useTranslations("shell");
  const router = useRouter();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { locale } = usePreferences();
  const [read, setRead] = useState<ReadFile>();
  const [name, setName] = useState("");
  const [reading, setReading] = useState(false);
  const flow = read?.ok ? read.value : undefined;
  const open = async (file: File | undefined) => {
    if (!file) return;
    setReading(true);
    const result = await readInWorker(file);
    setReading(false);
    setRead(result);
    if (result.ok) setName(result.value.document.name);
  };
  const create = useAction({
    run: (document: Imported["document"]) => client.flow.create.mutate({ document: { ...document, name } }),
    refresh: [trpc.flow.list.queryFilter()],
    done: t("done"),
    onDone: (draft) => router.push(`/flows/${encodeURIComponent(draft.name)}`),
  });
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("title")}
      description={t("text")}
      size="xl"
      closeLabel={words("close")}
      footer={
        <>
          <Button onClick={onClose}>{words("cancel")}</Button>
          <Button
            kind="primary"
            busy={create.isPending}
            disabled={!flow || !isFlowName(name)}
            onClick={() => flow && create.mutate(flow.document)}
          >
            {t("submit")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Field label={t("file")} hint={t("fileHint")}>
          {(ids) => (
            <Input
              {...ids}
              type="file"
              className="h-auto py-1.5"
              accept=".json,.xml,.bpmn,application/json,text/xml"
              onChange={(event) => void open(event.target.files?.[0])}
            />
          )}
        </Field>
        {reading ? <Skeleton lines={2} /> : null}
        {read && !read.ok ? <Callout tone="bad">{read.error[locale]}</Callout> : null}
        {flow ? (
          <>
            <Field label={t("name")} error={isFlowName(name) ? undefined : t("nameBad")}>
              {(ids) => (
                <Input
                  {...ids}
                  className="font-mono"
                  value={name}
                  maxLength={63}
                  onChange={(event) => setName(event.target.value)}
                />
              )}
            </Field>
            {flow.report ? (
              <Report entries={flow.report.entries} remarks={flow.report.remarks.map((remark) => remark[locale])} />
            ) : null}
          </>
        ) : null}
      </div>
    </Dialog>
  );
}

function Report({
  entries,
  remarks,
}: {
  readonly entries: readonly ImportEntry[];
  readonly remarks: readonly string[];
}) {
  const t = useTranslations("versions.import");
  const { locale } = usePreferences();
  const count = (status: ImportEntry["status"]) => entries.filter((entry) => entry.status === status).length;
  const shown = WORST_FIRST.flatMap((status) => entries.filter((entry) => entry.status === status)).slice(
    0,
    MOST_SHOWN,
  );
  const columns: readonly Column<ImportEntry>[] = [
    {
      key: "status",
      title: t("status"),
      width: "8rem",
      cell: ({ status }) => <Badge tone={TONE[status]}>{t(`statuses.${status}`)}</Badge>,
    },
    {
      key: "step",
      title: t("step"),
      width: "30%",
      cell: ({ label, type }) => (
        <span className="flex flex-col">
          <span>{label}</span>
          <span className="font-mono text-2xs text-ink-faint">{type}</span>
        </span>
      ),
    },
    {
      key: "remarks",
      title: t("remarks"),
      cell: ({ remarks: own }) => (
        <ul className="flex flex-col gap-0.5 text-xs">
          {own.map((remark) => (
            <li key={remark.en}>{remark[locale]}</li>
          ))}
        </ul>
      ),
    },
  ];
  return (
    <div className="flex flex-col gap-2">
      <Callout
        tone={count("not-mapped") > 0 ? "warning" : "good"}
        title={t("summary", { mapped: count("mapped"), partly: count("partly"), missing: count("not-mapped") })}
      >
        {remarks.map((remark) => (
          <p key={remark}>{remark}</p>
        ))}
      </Callout>
      <Table label={t("report")} columns={columns} rows={shown} rowKey={({ id }) => id} />
      {entries.length > shown.length ? (
        <p className="text-ink-faint text-xs">{t("more", { count: entries.length - shown.length })}</p>
      ) : null}
    </div>
  );
}
