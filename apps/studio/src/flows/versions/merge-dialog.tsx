"use client";
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
import { ConflictChoice, type Side } from "./conflict-choice.tsx";
import { useDrawing } from "./use-drawing.ts";

export interface MergeDialogProps {
  /** The flow that receives. */
  readonly flow: string;
  readonly branch: string;
  /** Of the draft that receives. */
  readonly revision: number;
  readonly onClose: () => void;
}

/** Merges a branch into the draft; settings that both changed are decided one by one. */
export function MergeDialog({ flow, branch, revision, onClose }: MergeDialogProps) {
  const t = useTranslations("versions.merge");
  const words = useTranslations("shell");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const failureText = useFailureText();
  const [conflicts, setConflicts] = useState<readonly MergeConflict[]>([]);
  const drawings = [useDrawing(flow, "draft").document, useDrawing(branch, "draft").document];
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
  const takeAll = (side: Side) => setTaken(new Map(conflicts.map(({ path }) => [keyOf(path), side])));
  const isDecided = conflicts.every(({ path }) => taken.has(keyOf(path)));
  const isOtherFailure = merge.error && failureOf(merge.error).code !== "flow.merge-conflicts";
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      description={t("text")}
      size={conflicts.length > 0 ? "xl" : "md"}
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
      {conflicts.length > 1 ? (
        <div className="flex flex-wrap gap-2 pt-2">
          {(["ours", "theirs"] as const).map((side) => (
            <Button key={side} size="sm" onClick={() => takeAll(side)}>
              {t(side === "ours" ? "allOurs" : "allTheirs")}
            </Button>
          ))}
        </div>
      ) : null}
      <ul className="flex flex-col gap-3 py-2">
        {conflicts.map((conflict) => (
          <ConflictChoice
            key={keyOf(conflict.path)}
            conflict={conflict}
            flows={drawings.filter((drawing) => drawing !== undefined)}
            taken={taken.get(keyOf(conflict.path))}
            onTake={(side) => setTaken(new Map([...taken, [keyOf(conflict.path), side]]))}
          />
        ))}
      </ul>
    </Dialog>
  );
}

const keyOf = (path: MergeConflict["path"]) => JSON.stringify(path);
