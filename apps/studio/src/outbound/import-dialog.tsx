"use client";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Inputs, Outputs } from "../data/outputs.ts";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import { FormDialog } from "../frame/form-dialog.tsx";
import { ImportPreview } from "./import-preview.tsx";
import { MappingFields } from "./mapping-fields.tsx";

type Mapping = NonNullable<Inputs["campaign"]["importContacts"]["mapping"]>;
type Report = Outputs["campaign"]["importContacts"];

/** A contact list from a CSV file: which column is what, what it will give, and then its contacts. */
export function ImportDialog({ campaign, onClose }: { readonly campaign: string; readonly onClose: () => void }) {
  const t = useTranslations("outbound.import");
  const words = useTranslations("shell");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [file, setFile] = useState<string>();
  const [country, setCountry] = useState("");
  const [report, setReport] = useState<Report>();
  const send = (list: string, more: { mapping?: Mapping; country?: string; apply?: boolean }) => {
    const { country: at = country, ...rest } = more;
    return client.campaign.importContacts.mutate({
      ...{ id: campaign, file: list, ...rest },
      ...(at.length === 2 ? { country: at.toUpperCase() } : {}),
    });
  };
  const look = useAction({
    run: ({ list, ...more }: { list: string; mapping?: Mapping; country?: string }) => send(list, more),
    onDone: setReport,
  });
  const take = useAction({
    run: () => send(file ?? "", { apply: true, ...(report?.mapping ? { mapping: report.mapping } : {}) }),
    refresh: [trpc.campaign.get.queryFilter(), trpc.campaign.contacts.queryFilter()],
    done: ({ added = 0 }) => t("added", { count: added }),
    onDone: onClose,
  });
  const choose = async (chosen: File | undefined) => {
    if (!chosen) return;
    const list = base64(new Uint8Array(await chosen.arrayBuffer()));
    setFile(list);
    look.mutate({ list });
  };
  const again = (more: { mapping?: Mapping; country?: string }) => {
    const mapping = more.mapping ?? report?.mapping;
    if (file) look.mutate({ list: file, ...more, ...(mapping ? { mapping } : {}) });
  };
  return (
    <FormDialog
      size="lg"
      title={t("title")}
      description={t("description")}
      confirm={report?.good ? t("take", { count: report.good }) : t("title")}
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
                if (value.length !== 1) again({ country: value });
              }}
            />
          )}
        </Field>
      </div>
      {report ? <MappingFields report={report} onChange={(mapping) => again({ mapping })} /> : null}
      {report && !report.mapping ? <Callout tone="warning">{t("whichColumn")}</Callout> : null}
      {report?.mapping ? <ImportPreview report={report} /> : null}
    </FormDialog>
  );
}

/** In pieces: spreading a long list into one call would overflow the stack. */
function base64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(text);
}
