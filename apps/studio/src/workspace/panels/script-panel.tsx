"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { useQuery } from "@tanstack/react-query";
import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../../data/trpc.ts";
import { useDesk } from "../desk/desk-context.tsx";
import { NothingYet } from "./nothing-yet.tsx";
import { ScriptSteps } from "./script-steps.tsx";

/** The guide for this conversation: the flow's choice, or any other that the agent picks. */
export function ScriptPanel() {
  const t = useTranslations("workspace.script");
  const { subject } = useDesk();
  const scripts = useQuery(useTRPC().library.scripts.queryOptions(undefined, { staleTime: 60_000 })).data ?? [];
  const [picked, setPicked] = useState<{ readonly call: string; readonly name: string }>();
  const [rounds, setRounds] = useState(0);
  if (!subject) return <NothingYet>{t("none")}</NothingYet>;
  const name = picked?.call === subject.call ? picked.name : subject.script;
  const script = scripts.find((one) => one.name === name);
  return (
    <div className="flex h-full flex-col gap-3">
      <div className="flex items-center gap-2">
        <Select
          label={t("choose")}
          placeholder={t("choose")}
          size="sm"
          value={name}
          options={scripts.map((one) => ({ value: one.name, label: one.title }))}
          onChange={(chosen) => setPicked({ call: subject.call, name: chosen })}
        />
        {script ? (
          <Button size="sm" kind="quiet" icon={<RotateCcw />} onClick={() => setRounds(rounds + 1)}>
            {t("again")}
          </Button>
        ) : null}
      </div>
      {script ? (
        <ScriptSteps key={`${subject.call} ${script.name} ${rounds}`} script={script} subject={subject} />
      ) : (
        <NothingYet>{t("noScript")}</NothingYet>
      )}
    </div>
  );
}
