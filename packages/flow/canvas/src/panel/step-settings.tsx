"use client";
import type { Json } from "@patchbay/base/json";
import type { NodeId } from "@patchbay/flow-model/document";
import { formOf } from "@patchbay/node-kit/form-fields";
import { Callout } from "@patchbay/ui/callout.tsx";
import { useCallback, useDeferredValue, useEffect, useMemo, useRef } from "react";
import { ConfigForm } from "../form/config-form.tsx";
import { type FormContextValue, FormProvider, pathKey } from "../form/form-context.tsx";
import { setKey } from "../form/set-at.ts";
import { useCanvas, useCanvasTools, useLocalText } from "../view/canvas-context.tsx";
import { CommentThreads } from "./comment-threads.tsx";
import { ExitList } from "./exit-list.tsx";
import { StepHeader, StepLabel } from "./step-header.tsx";

const NO_PROBLEMS: FormContextValue["problems"] = [];

export function StepSettings({ id }: { readonly id: NodeId }) {
  const text = useLocalText();
  const { store, registry } = useCanvasTools();
  const node = useCanvas((state) => state.flow.nodes[id]);
  // What is wrong with it stands on its card and in the list first; the form, which is long, follows.
  const problems = useDeferredValue(useCanvas((state) => state.problemsByNode.get(id)) ?? NO_PROBLEMS);
  const readOnly = useCanvas((state) => state.readOnly);
  const root = useWantedField(id);
  const form = useMemo(() => ({ problems, readOnly }), [problems, readOnly]);
  const change = useCallback(
    (field: string, value: Json | undefined) => {
      const config = setKey(store.getState().flow.nodes[id]?.config ?? {}, field, value);
      store.edit({ type: "set-config", id, config }, `config ${id} ${field}`);
    },
    [store, id],
  );
  if (!node) return null;

  const definition = registry.get(node.type);
  const general = problems.filter((problem) => problem.field === undefined);
  return (
    <fieldset
      ref={root}
      aria-label={node.label}
      className="flex min-w-0 flex-col gap-4 p-3.5"
      onBlur={() => store.closeStep()}
    >
      <StepHeader id={id} type={node.type} definition={definition} />
      {general.length > 0 ? (
        <Callout tone={general.some(({ severity }) => severity === "error") ? "bad" : "warning"}>
          <ul className="flex flex-col gap-1 text-xs">
            {general.map((problem) => (
              <li key={problem.code + problem.message.en}>{text(problem.message)}</li>
            ))}
          </ul>
        </Callout>
      ) : null}
      <StepLabel id={id} label={node.label} />
      {definition ? (
        <FormProvider value={form}>
          <ConfigForm fields={formOf(definition)} config={node.config} onChange={change} />
        </FormProvider>
      ) : null}
      <ExitList id={id} />
      <CommentThreads node={id} />
      <p className="pt-1 font-mono text-2xs text-ink-faint">{id}</p>
    </fieldset>
  );
}

/** Brings the field that a problem points at into view and focuses it. */
function useWantedField(id: NodeId) {
  const root = useRef<HTMLFieldSetElement>(null);
  const wanted = useCanvas((state) => state.wanted);
  useEffect(() => {
    if (!wanted?.field || wanted.node !== id) return;
    // The deepest part of the path that has a control: a fault in an item is shown at its list when it has none.
    for (let length = wanted.field.length; length > 0; length -= 1) {
      const key = pathKey(wanted.field.slice(0, length));
      const place = root.current?.querySelector<HTMLElement>(`[data-field="${CSS.escape(key)}"]`);
      if (!place) continue;
      place.closest("details")?.setAttribute("open", "");
      place.scrollIntoView({ block: "center" });
      place.querySelector<HTMLElement>("input, textarea, button, [tabindex]")?.focus();
      return;
    }
  }, [wanted, id]);
  return root;
}
