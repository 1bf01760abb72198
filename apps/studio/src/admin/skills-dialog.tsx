"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Dialog } from "@patchbay/ui/dialog.tsx";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import type { AgentRow } from "./agent-skills-panel.tsx";

export function SkillsDialog({ agent, onClose }: { readonly agent: AgentRow; readonly onClose: () => void }) {
  const t = useTranslations("admin.queues");
  const words = useTranslations("shell");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [rows, setRows] = useState(agent.skills.map((item, index) => ({ ...item, key: index })));
  const save = useAction({
    run: () =>
      client.agent.setSkills.mutate({
        agent: agent.id,
        skills: rows
          .filter(({ skill }) => skill.trim() !== "")
          .map(({ skill, level }) => ({ skill: skill.trim(), level })),
      }),
    refresh: [trpc.agent.list.queryFilter()],
    done: words("saved"),
    onDone: onClose,
  });
  const change = (key: number, part: { readonly skill?: string; readonly level?: number }) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("skillsOf", { name: agent.name })}
      description={t("levelHint")}
      size="sm"
      closeLabel={words("close")}
      footer={
        <>
          <Button onClick={onClose}>{words("cancel")}</Button>
          <Button kind="primary" busy={save.isPending} onClick={() => save.mutate()}>
            {words("save")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-2">
        {rows.map((row, index) => (
          <div key={row.key} className="grid grid-cols-[1fr_5rem_auto] gap-1.5">
            <Input
              aria-label={t("skillName", { number: index + 1 })}
              value={row.skill}
              maxLength={60}
              onChange={(event) => change(row.key, { skill: event.target.value })}
            />
            <Input
              aria-label={t("skillLevel", { number: index + 1 })}
              type="number"
              min={1}
              max={10}
              value={row.level}
              onChange={(event) =>
                change(row.key, { level: Math.min(10, Math.max(1, event.target.valueAsNumber || 1)) })
              }
            />
            <IconButton
              label={t("removeSkill", { skill: row.skill })}
              icon={<Trash2 />}
              onClick={() => setRows(rows.filter((item) => item.key !== row.key))}
            />
          </div>
        ))}
        <Button
          size="sm"
          icon={<Plus />}
          className="self-start"
          onClick={() =>
            setRows([...rows, { skill: "", level: 5, key: Math.max(-1, ...rows.map((row) => row.key)) + 1 }])
          }
        >
          {t("addSkill")}
        </Button>
      </div>
    </Dialog>
  );
}
