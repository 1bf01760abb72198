"use client";
import { useCanvasActions } from "@patchbay/canvas/view/canvas-actions.tsx";
import { useCanvas } from "@patchbay/canvas/view/canvas-context.tsx";
import { StepIcon } from "@patchbay/canvas/view/step-icon.tsx";
import type { NodeId } from "@patchbay/flow-model/document";
import { exitsOf, type NodeType } from "@patchbay/node-kit/define-node";
import { type FormField, formOf } from "@patchbay/node-kit/form-fields";
import { Button } from "@patchbay/ui/button.tsx";
import { SearchInput } from "@patchbay/ui/search-input.tsx";
import { ArrowLeft, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { usePreferences } from "../../i18n/use-preferences.ts";
import { nodeRegistry } from "../node-registry.ts";
import { docBlocks } from "./doc-blocks.ts";
import { DocText } from "./doc-text.tsx";
import { useNodeDocs } from "./use-node-docs.ts";

/** Docs of the selected step's kind, and of all others by a search through everything that they say. */
export function HelpPanel() {
  const t = useTranslations("flows.help");
  const { locale } = usePreferences();
  const docs = useNodeDocs(locale);
  const selected = useCanvas(({ selected, flow }) =>
    selected.length === 1 ? flow.nodes[selected[0] as NodeId]?.type : undefined,
  );
  const [text, setText] = useState("");
  const [opened, setOpened] = useState<string>();
  const wanted = text.trim().toLowerCase();
  const type = wanted === "" ? nodeRegistry.get(opened ?? selected ?? "") : undefined;
  const found = nodeRegistry.all.filter((node) =>
    [node.type, node.title[locale], node.description[locale], docs[node.type] ?? ""].some((part) =>
      part.toLowerCase().includes(wanted),
    ),
  );
  const search = (value: string) => {
    setText(value);
    setOpened(undefined);
  };
  return (
    <div className="flex flex-col gap-3">
      <SearchInput label={t("search")} value={text} onChange={(event) => search(event.target.value)} />
      {type ? (
        <>
          {opened === undefined ? null : (
            <Button
              size="sm"
              kind="quiet"
              icon={<ArrowLeft />}
              className="self-start"
              onClick={() => setOpened(undefined)}
            >
              {t("all")}
            </Button>
          )}
          <NodeDoc type={type} text={docs[type.type] ?? ""} />
        </>
      ) : (
        <ul aria-label={t("all")} className="flex flex-col">
          {found.map((node) => (
            <li key={node.type}>
              <button
                type="button"
                className="flex w-full items-start gap-2 rounded-md px-1.5 py-1.5 text-left text-xs hover:bg-hover"
                onClick={() => {
                  setText("");
                  setOpened(node.type);
                }}
              >
                <StepIcon name={node.icon} className="mt-0.5 size-4 shrink-0 text-ink-faint" />
                <span className="min-w-0">
                  <span className="block font-medium">{node.title[locale]}</span>
                  <span className="block text-ink-faint">{node.description[locale]}</span>
                </span>
              </button>
            </li>
          ))}
          {found.length === 0 ? <li className="text-ink-faint text-xs">{t("none")}</li> : null}
        </ul>
      )}
    </div>
  );
}

function NodeDoc({ type, text }: { readonly type: NodeType; readonly text: string }) {
  const t = useTranslations("flows.help");
  const { locale } = usePreferences();
  const { add } = useCanvasActions();
  const readOnly = useCanvas((state) => state.readOnly);
  const fields = formOf(type).filter(({ hint }) => hint.help);
  const fresh = type.config.safeParse({});
  const exits = exitsOf(type, fresh.success ? fresh.data : {});
  return (
    <article aria-label={type.title[locale]} className="flex flex-col gap-3">
      <header className="flex items-start gap-2.5">
        <StepIcon name={type.icon} className="mt-0.5 size-5 shrink-0" />
        <div className="min-w-0">
          <h3 className="font-semibold text-sm">{type.title[locale]}</h3>
          <p className="text-ink-soft text-xs">{type.description[locale]}</p>
        </div>
      </header>
      <DocText blocks={docBlocks(text)} />
      {fields.length > 0 ? <Fields fields={fields} /> : null}
      {exits.length > 0 ? (
        <section className="text-xs">
          <h4 className="pb-1 font-medium text-ink-soft">{t("exits")}</h4>
          <ul className="flex flex-wrap gap-1">
            {exits.map((exit) => (
              <li key={exit.name} className="rounded-full border px-2 py-0.5">
                {exit.title[locale]}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {readOnly || type.role === "start" ? null : (
        <Button size="sm" icon={<Plus />} className="self-start" onClick={() => add(type.type)}>
          {t("insert")}
        </Button>
      )}
    </article>
  );
}

function Fields({ fields }: { readonly fields: readonly FormField[] }) {
  const { locale } = usePreferences();
  return (
    <dl className="flex flex-col gap-1.5 text-xs">
      {fields.map(({ name, hint }) => (
        <div key={name}>
          <dt className="font-medium">{hint.title[locale]}</dt>
          <dd className="text-ink-soft">{hint.help?.[locale]}</dd>
        </div>
      ))}
    </dl>
  );
}
