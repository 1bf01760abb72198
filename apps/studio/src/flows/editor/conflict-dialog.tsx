"use client";
import type { Autosave, SaveState } from "@patchbay/canvas/autosave";
import type { CanvasStore } from "@patchbay/canvas/canvas-store";
import type { Side } from "@patchbay/flow-model/history/merge-order";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Dialog } from "@patchbay/ui/dialog.tsx";
import { Skeleton } from "@patchbay/ui/skeleton.tsx";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../../data/trpc.ts";
import { ClashTable } from "./clash-table.tsx";
import { type ChangeCount, countChanges } from "./count-changes.ts";
import { mergeDrafts } from "./merge-drafts.ts";
import { useMerge } from "./use-merge.ts";

/** Merges what can be merged; asks where a person has to decide. */
export function Conflicts({ name, store, autosave }: Omit<ConflictDialogProps, "conflict">) {
  const conflict = useMerge(name, store, autosave);
  return conflict ? <ConflictDialog name={name} conflict={conflict} store={store} autosave={autosave} /> : null;
}

interface ConflictDialogProps {
  readonly name: string;
  readonly conflict: SaveState & { readonly status: "conflict" };
  readonly store: CanvasStore;
  readonly autosave: Autosave;
}

/** Two people changed the draft: says who and what, and does nothing until somebody decides. */
function ConflictDialog({ name, conflict, store, autosave }: ConflictDialogProps) {
  const t = useTranslations("flows.conflict");
  const format = useFormatter();
  const now = useNow();
  const trpc = useTRPC();
  const [hidden, setHidden] = useState(false);
  const theirs = useQuery(trpc.flow.get.queryOptions({ name }, { staleTime: 0, gcTime: 0 }));
  const base = autosave.saved;
  const mine = store.getState().flow;
  const server = theirs.data && theirs.data.revision >= conflict.revision ? theirs.data : undefined;
  const sides = server && { base, ours: mine, theirs: server.document };
  const merged = sides && mergeDrafts(sides);

  const take = (whereBoth: Side) => {
    if (!server || !sides) return;
    store.adopt(mergeDrafts(sides, whereBoth).flow);
    autosave.resolve(server.revision, server.document, store.getState().flow);
  };

  return (
    <Dialog
      open={!hidden}
      onOpenChange={(open) => setHidden(!open)}
      title={t("title", { who: conflict.by ?? t("somebody") })}
      description={t("text", { when: format.relativeTime(conflict.at, now) })}
      closeLabel={t("decideLater")}
      size="lg"
      footer={
        <>
          <Button onClick={() => take("theirs")} disabled={!server}>
            {t("takeTheirs")}
          </Button>
          <Button kind="primary" onClick={() => take("ours")} disabled={!server}>
            {t("takeMine")}
          </Button>
        </>
      }
    >
      {server && merged ? (
        <div className="flex flex-col gap-3">
          <div className="grid grid-cols-2 gap-3">
            <Changes
              title={t("theirs", { who: conflict.by ?? t("somebody") })}
              count={countChanges(base, server.document)}
            />
            <Changes title={t("mine")} count={countChanges(base, mine)} />
          </div>
          {merged.conflicts.length > 0 ? (
            <ClashTable conflicts={merged.conflicts} flows={[mine, server.document]} />
          ) : (
            <Callout tone="good">{t("noClash")}</Callout>
          )}
        </div>
      ) : (
        <Skeleton lines={3} />
      )}
    </Dialog>
  );
}

function Changes({ title, count }: { readonly title: string; readonly count: ChangeCount }) {
  const t = useTranslations("flows.conflict");
  return (
    <section className="rounded-md border p-3">
      <h3 className="pb-1 font-medium text-sm">{title}</h3>
      <p className="text-ink-soft text-sm">
        {t("counts", {
          added: count.added.length,
          changed: count.changed.length,
          removed: count.removed.length,
          wires: count.wires,
        })}
      </p>
    </section>
  );
}
