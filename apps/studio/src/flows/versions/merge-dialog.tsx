"use client";
import { pathText, valueText } from "@patchbay/flow-model/history/change-words";
import type { MergeConflict } from "@patchbay/flow-model/history/merge-json";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Dialog } from "@patchbay/ui/dialog.tsx";
import { say } from "@patchbay/ui/toaster.tsx";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { failureOf } from "../../data/failure.ts";
import { useTRPC, useTRPCClient } from "../../data/trpc.ts";
import { useFailureText } from "../../data/use-failure-text.ts";

type Side = "ours" | "theirs";

export interface MergeDialogProps {
  readonly branch: string;
  /** Of the draft that receives. */
  readonly revision: number;
  readonly onClose: () => void;
}

/** Merges a branch into the draft; settings that both changed are decided one by one. */
export function MergeDialog({ branch, revision, onClose }: MergeDialogProps) {
  const t = useTranslations("versions.merge");
  const words = useTranslations("shell");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const failureText = useFailureText();
  const [conflicts, setConflicts] = useState<readonly MergeConflict[]>([]);
  const [taken, setTaken] = useState<ReadonlyMap<string, Side>>(new Map());
  const merge = useMutation({
    mutationFn: () => {
      const decisions = conflicts.flatMap(({ path }) => {
        const take = taken.get(keyOf(path));
        return take ? [{ path: [...path], take }] : [];
      });
      return client.release.mergeBranch.mutate({ branch, direction: "into-flow", revision, decisions });
    },
    onSuccess: async () => {
      await Promise.all(
        [trpc.flow.pathFilter(), trpc.release.pathFilter()].map((filter) => queries.invalidateQueries(filter)),
      );
      say.done(t("done"));
      onClose();
    },
    onError: (error) => {
      const { code, facts } = failureOf(error);
      if (code !== "flow.merge-conflicts") return;
      setConflicts(facts.conflicts as readonly MergeConflict[]);
    },
  });
  const isDecided = conflicts.every(({ path }) => taken.has(keyOf(path)));
  const isOtherFailure = merge.error && failureOf(merge.error).code !== "flow.merge-conflicts";
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      description={t("text")}
      size="lg"
      closeLabel={words("close")}
      footer={
        <>
          <Button onClick={onClose}>{words("cancel")}</Button>
          <Button kind="primary" busy={merge.isPending} disabled={!isDecided} onClick={() => merge.mutate()}>
            {t("submit")}
          </Button>
        </>
      }
    >
      {isOtherFailure ? <Callout tone="bad">{failureText(merge.error)}</Callout> : null}
      {conflicts.length > 0 ? <Callout tone="warning">{t("conflicts", { count: conflicts.length })}</Callout> : null}
      <ul className="flex flex-col gap-3 py-2">
        {conflicts.map((conflict) => (
          <ConflictChoice
            key={keyOf(conflict.path)}
            conflict={conflict}
            taken={taken.get(keyOf(conflict.path))}
            onTake={(side) => setTaken(new Map([...taken, [keyOf(conflict.path), side]]))}
          />
        ))}
      </ul>
    </Dialog>
  );
}

const keyOf = (path: MergeConflict["path"]) => JSON.stringify(path);

interface ConflictChoiceProps {
  readonly conflict: MergeConflict;
  readonly taken: Side | undefined;
  readonly onTake: (side: Side) => void;
}

function ConflictChoice({ conflict, taken, onTake }: ConflictChoiceProps) {
  const t = useTranslations("versions.merge");
  const shown = (side: Side) => {
    const value = conflict[side];
    return value === undefined ? t("removed") : valueText(value);
  };
  return (
    <li>
      <fieldset className="rounded-md border p-2.5">
        <legend className="px-1 font-mono text-xs">{pathText(conflict.path)}</legend>
        <div className="grid grid-cols-2 gap-2">
          {(["ours", "theirs"] as const).map((side) => (
            <label
              key={side}
              className="flex flex-col gap-1 rounded-md border p-2 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent"
            >
              <input
                type="radio"
                className="sr-only"
                name={keyOf(conflict.path)}
                checked={taken === side}
                onChange={() => onTake(side)}
              />
              <span className="font-medium text-xs">{t(side)}</span>
              <code className="line-clamp-6 whitespace-pre-wrap break-words font-mono text-xs">{shown(side)}</code>
            </label>
          ))}
        </div>
      </fieldset>
    </li>
  );
}
