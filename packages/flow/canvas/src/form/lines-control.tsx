"use client";
import { Field } from "@patchbay/ui/field.tsx";
import { TextArea } from "@patchbay/ui/text-area.tsx";
import { useTranslations } from "use-intl";
import { useLocalText } from "../view/canvas-context.tsx";
import { type ControlProps, pathKey, problemsAt, useForm } from "./form-context.tsx";
import { asList, asText } from "./set-at.ts";
import { useTyped } from "./use-typed.ts";

/** A list of short texts, one a line: what callers may say. */
export function LinesControl({ field, path, value, onChange }: ControlProps<"list">) {
  const t = useTranslations("canvas.form");
  const text = useLocalText();
  const { readOnly, problems } = useForm();
  const known = asList(value ?? field.default).map(asText);
  const [typed, setTyped] = useTyped(value);
  const own = problems.find((item) => item.field && pathKey(item.field).startsWith(pathKey(path)));
  const [problem] = problemsAt(problems, path);
  const said = problem ?? own;
  return (
    <div data-field={pathKey(path)}>
      <Field
        label={text(field.hint.title)}
        hint={field.hint.help ? text(field.hint.help) : t("onePerLine")}
        error={said ? text(said.message) : undefined}
      >
        {(ids) => (
          <TextArea
            {...ids}
            rows={2}
            readOnly={readOnly}
            value={typed ?? known.join("\n")}
            onBlur={() => setTyped(undefined, value)}
            onChange={(event) => {
              const lines = event.target.value
                .split("\n")
                .map((line) => line.trim())
                .filter((line) => line !== "");
              const next = lines.length === 0 && field.optional ? undefined : lines;
              setTyped(event.target.value, next);
              onChange(next);
            }}
          />
        )}
      </Field>
    </div>
  );
}
