"use client";
import type { Json } from "@patchbay/base/json";
import type { Diagnostic } from "@patchbay/flow-model/diagnostic";
import type { FormField } from "@patchbay/node-kit/form-fields";
import { createContext, type ReactNode, useContext } from "react";

export type FieldPath = readonly (string | number)[];

export interface FormContextValue {
  readonly problems: readonly Diagnostic[];
  readonly readOnly: boolean;
}

const FormContext = createContext<FormContextValue>({ problems: [], readOnly: false });
export const FormProvider = FormContext.Provider;

export function useForm(): FormContextValue {
  return useContext(FormContext);
}

/** What every control gets: its field, its value, and how to change it (`undefined` takes the key away). */
export interface ControlProps<Kind extends FormField["kind"] = FormField["kind"]> {
  readonly field: FormField & { readonly kind: Kind };
  readonly path: FieldPath;
  readonly value: Json | undefined;
  readonly onChange: (value: Json | undefined) => void;
}

/** Draws a nested field; handed down so that controls need not import the one that imports them. */
export type RenderField = (props: ControlProps) => ReactNode;

export function pathKey(path: FieldPath): string {
  return path.join(".");
}

/** The findings that point exactly at this field. */
export function problemsAt(problems: readonly Diagnostic[], path: FieldPath): readonly Diagnostic[] {
  const key = pathKey(path);
  return problems.filter((problem) => problem.field !== undefined && pathKey(problem.field) === key);
}
