"use client";
import type { JsonObject } from "@patchbay/base/json";
import type { NodeId } from "@patchbay/flow-model/document";
import { formOf } from "@patchbay/node-kit/form-fields";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Trash2 } from "lucide-react";
import { useCallback, useDeferredValue, useEffect, useMemo, useRef } from "react";
import { useTranslations } from "use-intl";
import { ConfigForm } from "../form/config-form.tsx";
import { type FormContextValue, FormProvider, pathKey } from "../form/form-context.tsx";
import { useCanvas, useCanvasTools, useLocalText } from "../view/canvas-context.tsx";
import { cordColour } from "../view/category-look.ts";
import { StepIcon } from "../view/step-icon.tsx";
import { CommentThreads } from "./comment-threads.tsx";
import { ExitList } from "./exit-list.tsx";
import { variablesOf } from "./variables-of.ts";

const NO_PROBLEMS: FormContextValue["problems"] = [];

export function StepSettings({ id }: { readonly id: NodeId }) {
  const t = useTranslations("canvas.inspector");
  const text = useLocalText();
  const { store, registry } = useCanvasTools();
  const node = useCanvas((state) => state.flow.nodes[id]);
  const flow = useCanvas((state) => state.flow);
  // What is wrong with it stands on its card and in the list first; the form, which is long, follows.
  const problems = useDeferredValue(useCanvas((state) => state.problemsByNode.get(id)) ?? NO_PROBLEMS);
  const readOnly = useCanvas((state) => state.readOnly);
  const root = useWantedField(id);
  const known = useRef<readonly string[]>([]);
  const variables = useMemo(() => {
    known.current = variablesOf(flow, registry, known.current);
    return known.current;
  }, [flow, registry]);
  const form = useMemo(() => ({ variables, problems, readOnly }), [variables, problems, readOnly]);
  const change = useCallback(
    (config: JsonObject, field: string) => store.edit({ type: "set-config", id, config }, `config ${id} ${field}`),
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
      <header
        className="flex items-start gap-2.5"
        style={{ "--cord": cordColour(definition?.category) } as React.CSSProperties}
      >
        <span className="flex size-8 shrink-0 items-center justify-center rounded-md bg-[color-mix(in_oklab,var(--cord)_15%,transparent)] text-(--cord)">
          <StepIcon name={definition?.icon ?? "box"} className="size-4.5" />
        </span>
        <div className="min-w-0 flex-1">
          <h2 className="font-semibold text-sm">{definition ? text(definition.title) : node.type}</h2>
          <p className="text-ink-faint text-xs">{definition ? text(definition.description) : t("unknownType")}</p>
        </div>
        {readOnly ? null : (
          <IconButton
            size="sm"
            label={t("removeStep")}
            keys="Del"
            icon={<Trash2 />}
            onClick={() => store.edit({ type: "remove-node", id })}
          />
        )}
      </header>
      {general.length > 0 ? (
        <Callout tone={general.some(({ severity }) => severity === "error") ? "bad" : "warning"}>
          <ul className="flex flex-col gap-1 text-xs">
            {general.map((problem) => (
              <li key={problem.code + problem.message.en}>{text(problem.message)}</li>
            ))}
          </ul>
        </Callout>
      ) : null}
      <Field label={t("label")}>
        {(ids) => (
          <Input
            {...ids}
            value={node.label}
            maxLength={80}
            readOnly={readOnly}
            onChange={(event) => store.edit({ type: "label-node", id, label: event.target.value }, `label ${id}`)}
          />
        )}
      </Field>
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
