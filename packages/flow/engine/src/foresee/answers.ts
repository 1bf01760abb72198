import type { Json } from "@patchbay/base/json";
import type { EffectStep } from "@patchbay/flow-model/program";
import { type ExitSpec, exitsOf } from "@patchbay/node-kit/define-node";
import { formOf } from "@patchbay/node-kit/form-fields";
import type { NodeRegistry } from "@patchbay/node-kit/registry";
import { walkConfig } from "@patchbay/node-kit/walk-config";

export interface Answer {
  readonly exit: string;
  readonly set?: Readonly<Record<string, Json>>;
}

type AnyExit = Partial<ExitSpec> & { readonly name: string };

const PLAIN = { text: "1", number: 1, boolean: true, list: ["1"], object: {} } as const;

/** All that a pending step may answer: each exit, with each value worth trying for what it sets. */
export function answersOf(
  step: EffectStep,
  registry: NodeRegistry,
  samples: ReadonlyMap<string, readonly Json[]>,
): readonly Answer[] {
  const definition = registry.get(step.node);
  const exits: readonly AnyExit[] = definition
    ? exitsOf(definition, step.config)
    : Object.keys(step.exits).map((name) => ({ name }));
  const fields = definition ? [...walkConfig(formOf(definition), step.config)] : [];
  const variables = fields
    .filter(({ field, value }) => field.hint.holds === "variable" && value !== "")
    .map(({ field, value }) => ({ name: String(value), gives: field.hint.gives }));
  return exits.flatMap((exit): readonly Answer[] => {
    if (!sets(exit) || variables.length === 0) return [{ exit: exit.name }];
    const usual = Object.fromEntries(
      variables.map(({ name, gives }) => [name, fixedValueOf(exit) ?? (gives ? PLAIN[gives] : "1")]),
    );
    const tried = variables.flatMap(({ name }) =>
      fixedValueOf(exit) === undefined ? (samples.get(name) ?? []).map((value) => ({ ...usual, [name]: value })) : [],
    );
    return [usual, ...tried].map((set) => ({ exit: exit.name, set }));
  });
}

function sets(exit: AnyExit): boolean {
  return exit.sets ?? !exit.error;
}

function fixedValueOf(exit: AnyExit): string | undefined {
  return exit.value;
}
