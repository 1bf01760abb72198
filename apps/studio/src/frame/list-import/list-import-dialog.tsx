"use client";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import type { Column } from "@patchbay/ui/table.tsx";
import type { QueryFilters } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAction } from "../../data/use-action.ts";
import { FormDialog } from "../form-dialog.tsx";
import { ColumnFields, type ListRole } from "./column-fields.tsx";
import { ListPreview } from "./list-preview.tsx";
import type { ListReport } from "./list-report.ts";

export interface ListRequest<Role extends string> {
  /** In base64. */
  readonly file: string;
  readonly mapping?: Readonly<Partial<Record<Role, string>>>;
  readonly country?: string;
  readonly apply?: boolean;
}

export interface ListImportDialogProps<Role extends string, Report extends ListReport<Role, unknown>> {
  readonly title: string;
  readonly description: string;
  readonly roles: readonly ListRole<Role>[];
  readonly columns: readonly Column<Report["sample"][number]>[];
  readonly rowKey: (row: Report["sample"][number]) => string;
  readonly send: (request: ListRequest<Role>) => Promise<Report>;
  readonly refresh: readonly QueryFilters[];
  /** Said when the list was taken. */
  readonly done: (report: Report) => string;
  readonly onClose: () => void;
}

/** A list from a CSV file: which column is what, what it will give and which rows not, and then it is taken. */
export function ListImportDialog<Role extends string, Report extends ListReport<Role, unknown>>({
  title,
  description,
  roles,
  columns,
  rowKey,
  send,
  refresh,
  done,
  onClose,
}: ListImportDialogProps<Role, Report>) {
  const t = useTranslations("outbound.import");
  const words = useTranslations("shell");
  const [file, setFile] = useState<string>();
  const [country, setCountry] = useState("");
  const [report, setReport] = useState<Report>();
  const request = (list: string, at = country, mapping = report?.mapping): ListRequest<Role> => ({
    ...{ file: list, ...(mapping ? { mapping } : {}) },
    ...(at.length === 2 ? { country: at.toUpperCase() } : {}),
  });
  const look = useAction({ run: send, onDone: setReport });
  const take = useAction({ run: () => send({ ...request(file ?? ""), apply: true }), refresh, done, onDone: onClose });
  const choose = async (chosen: File | undefined) => {
    if (!chosen) return;
    const list = base64(new Uint8Array(await chosen.arrayBuffer()));
    setFile(list);
    const { mapping: _, ...first } = request(list);
    look.mutate(first);
  };
  return (
    <FormDialog
      size="lg"
      title={title}
      description={description}
      confirm={report?.good ? t("take", { count: report.good }) : title}
      busy={take.isPending}
      disabled={!report?.good || look.isPending}
      onSubmit={() => take.mutate()}
      onClose={onClose}
    >
      <div className="grid grid-cols-[1fr_10rem] gap-3">
        <Field label={t("file")} hint={t("fileHint")}>
          {(ids) => (
            <Input
              {...ids}
              type="file"
              accept=".csv,.txt,text/csv"
              className="py-1!"
              onChange={(event) => void choose(event.target.files?.[0])}
            />
          )}
        </Field>
        <Field label={t("country")} hint={t("countryHint")} optional={words("optional")}>
          {(ids) => (
            <Input
              {...ids}
              maxLength={2}
              placeholder="CN"
              value={country}
              onChange={({ target: { value } }) => {
                setCountry(value);
                if (file && value.length !== 1) look.mutate(request(file, value));
              }}
            />
          )}
        </Field>
      </div>
      {file && report ? (
        <ColumnFields
          roles={roles}
          columns={report.columns}
          mapping={report.mapping}
          onChange={(mapping) => look.mutate(request(file, country, mapping))}
        />
      ) : null}
      {report && !report.mapping ? <Callout tone="warning">{t("whichColumn")}</Callout> : null}
      {report?.mapping ? <ListPreview report={report} columns={columns} rowKey={rowKey} /> : null}
    </FormDialog>
  );
}

/** In pieces: spreading a long list into one call would overflow the stack. */
function base64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(text);
}
