"use client";
import { Autosave, type SaveAnswer } from "@patchbay/canvas/autosave";
import type { CanvasStore } from "@patchbay/canvas/canvas-store";
import type { FlowDocument } from "@patchbay/flow-model/document";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { failureOf } from "../../data/failure.ts";
import type { Outputs } from "../../data/outputs.ts";
import { useTRPC, useTRPCClient } from "../../data/trpc.ts";

export type Draft = Outputs["flow"]["get"];

/** Ties the canvas to the server: saves after pauses, warns before leaving with unsaved work. */
export function useDraft(store: CanvasStore, draft: Draft): Autosave {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [autosave] = useState(
    () =>
      new Autosave({
        flow: draft.document,
        revision: draft.revision,
        save: async (document, revision) => {
          const answer = await save(() => client.flow.saveDraft.mutate({ name: draft.name, document, revision }));
          if (answer.kind === "saved") void queries.invalidateQueries(trpc.flow.list.queryFilter());
          return answer;
        },
        later: (run, ms) => {
          const timer = setTimeout(run, ms);
          return () => clearTimeout(timer);
        },
      }),
  );

  useEffect(() => {
    let shown: FlowDocument = store.getState().flow;
    const stop = store.subscribe(() => {
      const { flow } = store.getState();
      if (flow === shown) return;
      shown = flow;
      autosave.changed(flow);
    });
    return () => {
      stop();
      void autosave.flush();
    };
  }, [store, autosave]);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (autosave.state.status !== "saved") event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [autosave]);

  return autosave;
}

async function save(send: () => Promise<Draft>): Promise<SaveAnswer> {
  try {
    const { revision } = await send();
    return { kind: "saved", revision };
  } catch (error) {
    const { code, facts } = failureOf(error);
    if (code !== "flow.conflict") return { kind: "failed", why: code };
    return {
      kind: "conflict",
      revision: Number(facts.revision),
      at: Number(facts.changedAt),
      ...(facts.changedBy ? { by: String(facts.changedBy) } : {}),
    };
  }
}
