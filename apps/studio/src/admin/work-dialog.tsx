"use client";
import type { WorkingRules } from "@patchbay/domain/routing/working-rules";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import { FormDialog } from "../frame/form-dialog.tsx";
import type { AgentRow } from "./agent-skills-panel.tsx";
import { WorkFields } from "./work-fields.tsx";

/** An agent's team, and what is different for them from what the team does. */
export function WorkDialog({ agent, onClose }: { readonly agent: AgentRow; readonly onClose: () => void }) {
  const t = useTranslations("admin.queues");
  const words = useTranslations("shell");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [team, setTeam] = useState(agent.team ?? "");
  const [rules, setRules] = useState<WorkingRules>(agent.work ?? {});
  const save = useAction({
    run: () =>
      client.agent.setWork.mutate({ agent: agent.id, rules, ...(team.trim() === "" ? {} : { team: team.trim() }) }),
    refresh: [trpc.agent.list.queryFilter(), trpc.agent.teams.queryFilter()],
    done: words("saved"),
    onDone: onClose,
  });
  return (
    <FormDialog
      size="lg"
      title={t("workOf", { name: agent.name })}
      busy={save.isPending}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <Field label={t("team")} hint={t("teamHint")}>
        {(ids) => <Input {...ids} maxLength={80} value={team} onChange={(event) => setTeam(event.target.value)} />}
      </Field>
      <WorkFields rules={rules} onChange={setRules} />
    </FormDialog>
  );
}
