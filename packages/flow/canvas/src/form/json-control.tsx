"use client";
import type { Json } from "@patchbay/base/json";
import { TextArea } from "@patchbay/ui/text-area.tsx";
import { useTranslations } from "use-intl";
import { type ControlProps, useForm } from "./form-context.tsx";
import { Labelled } from "./labelled.tsx";
import { useTyped } from "./use-typed.ts";

/** JSON as text. Half-typed text stays here; the document changes when it can be read. */
export function JsonControl({ field, path, value, onChange }: ControlProps) {
  const t = useTranslations("canvas.form");
  const { readOnly } = useForm();
  const asIs = field.kind === "text";
  const known = value ?? field.default;
  const [typed, setTyped] = useTyped(value);
  const shown = typed ?? (known === undefined ? "" : asIs ? String(known) : JSON.stringify(known, null, 2));
  const readable = shown.trim() === "" || asIs || parse(shown) !== undefined;
  return (
    <Labelled field={field} path={path}>
      {(ids) => (
        <>
          <TextArea
            {...ids}
            {...(readable ? {} : { "aria-invalid": true as const })}
            rows={3}
            readOnly={readOnly}
            spellCheck={false}
            className="font-mono text-xs!"
            value={shown}
            onBlur={() => readable && setTyped(undefined, value)}
            onChange={(event) => {
              const text = event.target.value;
              const empty = field.optional ? undefined : asIs ? "" : {};
              const next = text.trim() === "" ? empty : asIs ? text : (parse(text) ?? value);
              setTyped(text, next);
              if (next !== value) onChange(next);
            }}
          />
          {readable ? null : <p className="text-bad-ink text-xs">{t("notJson")}</p>}
        </>
      )}
    </Labelled>
  );
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
