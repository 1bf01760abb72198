"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Checkbox } from "@patchbay/ui/checkbox.tsx";
import { say } from "@patchbay/ui/toaster.tsx";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "../../data/session.tsx";
import { useTRPC, useTRPCClient } from "../../data/trpc.ts";
import { useFailureText } from "../../data/use-failure-text.ts";

export interface BindNumbersProps {
  readonly flow: string;
  readonly version: number;
  /** The environment that the version was released to: numbers then follow it. */
  readonly alias?: string | undefined;
  readonly onDone: () => void;
}

/** Which numbers should lead to this version? Those that lead to the flow already are ticked. */
export function BindNumbers({ flow, version, alias, onDone }: BindNumbersProps) {
  const t = useTranslations("flows.publish");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const failureText = useFailureText();
  const mayBind = useMay("number:bind");
  const numbers = useQuery(trpc.number.list.queryOptions());
  const [changed, setChanged] = useState<Readonly<Record<string, boolean>>>({});
  const all = numbers.data ?? [];
  const isTicked = (number: (typeof all)[number]) => changed[number.number] ?? number.flow === flow;
  const leads = (number: (typeof all)[number]) =>
    number.flow === flow &&
    // A number that follows an environment is not pinned to a version without being asked.
    (alias === undefined ? number.alias !== undefined || number.version === version : number.alias === alias);
  const wanted = all.filter((number) => isTicked(number) && !leads(number));
  const target = alias === undefined ? { flow, version } : { flow, alias };
  const bind = useMutation({
    mutationFn: () => Promise.all(wanted.map(({ number }) => client.number.bind.mutate({ number, ...target }))),
    onSuccess: async () => {
      await Promise.all([
        queries.invalidateQueries(trpc.number.list.queryFilter()),
        queries.invalidateQueries(trpc.flow.list.queryFilter()),
      ]);
      say.done(t("bound", { numbers: wanted.map(({ number }) => number).join(", "), version }));
      onDone();
    },
  });

  if (!mayBind || (numbers.data && all.length === 0)) {
    return (
      <div className="flex flex-col items-end gap-3">
        <p className="self-start text-ink-soft text-sm">{mayBind ? t("noNumbers") : t("mayNotBind")}</p>
        <Button kind="primary" onClick={onDone}>
          {t("finish")}
        </Button>
      </div>
    );
  }
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="pb-2 font-medium text-sm">
        {alias === undefined ? t("which", { version }) : t("whichAlias", { alias })}
      </legend>
      <div className="flex flex-col gap-2">
        {all.map((number) => (
          <Checkbox
            key={number.number}
            checked={isTicked(number)}
            onChange={(on) => setChanged({ ...changed, [number.number]: on })}
          >
            <span className="tabular font-mono">{number.number}</span> {number.label}
            <span className="text-ink-faint text-xs">
              {" · "}
              {number.flow ? t("leadsTo", { flow: number.flow, version: number.version ?? 0 }) : t("free")}
            </span>
          </Checkbox>
        ))}
      </div>
      {bind.error ? <Callout tone="bad">{failureText(bind.error)}</Callout> : null}
      <div className="flex justify-end gap-2 pb-1">
        <Button onClick={onDone}>{t("later")}</Button>
        <Button kind="primary" busy={bind.isPending} disabled={wanted.length === 0} onClick={() => bind.mutate()}>
          {t("bind")}
        </Button>
      </div>
    </fieldset>
  );
}
