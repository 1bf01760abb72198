"use client";
import type { CanvasStore } from "@patchbay/canvas/canvas-store";
import { compile } from "@patchbay/compiler/compile";
import type { CompileOptions } from "@patchbay/compiler/compile-options";
import { coverPaths, type PathCoverage } from "@patchbay/engine/foresee/cover-paths";
import type { NodeId } from "@patchbay/flow-model/document";
import { Button } from "@patchbay/ui/button.tsx";
import { useTranslations } from "next-intl";
import { useState } from "react";

/** Imagines calls until every exit has been taken; steps that they reach stay lit on the canvas, what is never taken is listed. */
export function CoverageCheck({ store, options }: { readonly store: CanvasStore; readonly options: CompileOptions }) {
  const t = useTranslations("flows.rehearse");
  const [coverage, setCoverage] = useState<PathCoverage>();
  const check = () => {
    const compiled = compile(store.getState().flow, options);
    if (!compiled.ok) return;
    const programs = new Map(
      [...options.programs.values(), compiled.value].map(({ hash, program }) => [hash, program]),
    );
    const found = coverPaths({ program: compiled.value.hash, programs, registry: options.registry });
    store.setVisited(new Set(found.calls.flatMap(({ path }) => path.map(({ node }) => node as string))));
    setCoverage(found);
  };
  const { taken = [], missed = [] } = coverage ?? {};
  const labelOf = (node: string) => store.getState().flow.nodes[node as NodeId]?.label ?? node;
  return (
    <section aria-label={t("coverage")} className="flex flex-col gap-2 border-t pt-3">
      <Button size="sm" className="self-start" onClick={check}>
        {t("cover")}
      </Button>
      {coverage ? (
        <p className="text-xs" role="status">
          {missed.length === 0
            ? t("coverageAll", { count: taken.length })
            : t("coverageSome", { taken: taken.length, all: taken.length + missed.length })}
        </p>
      ) : null}
      <ul className="text-xs">
        {missed.map(({ node, exit }) => (
          <li key={`${node} ${exit}`}>
            <button type="button" className="hover:underline" onClick={() => store.show(node as NodeId)}>
              {labelOf(node)} · {exit}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
