"use client";
import { Field, type FieldIds } from "@patchbay/ui/field.tsx";
import type { ReactNode } from "react";
import { useLocalText } from "../view/canvas-context.tsx";
import { type ControlProps, pathKey, problemsAt, useForm } from "./form-context.tsx";

/** A control under its title, with its help, or what is wrong with it. */
export function Labelled({
  field,
  path,
  children,
}: Pick<ControlProps, "field" | "path"> & { readonly children: (ids: FieldIds) => ReactNode }) {
  const text = useLocalText();
  const [problem] = problemsAt(useForm().problems, path);
  return (
    <div data-field={pathKey(path)}>
      <Field
        label={text(field.hint.title)}
        hint={field.hint.help ? text(field.hint.help) : undefined}
        error={problem ? text(problem.message) : undefined}
      >
        {children}
      </Field>
    </div>
  );
}
