import type { Json, JsonObject } from "@patchbay/base/json";
import { parseExpression } from "@patchbay/expression/expression";
import type { Diagnostic } from "@patchbay/flow-model/diagnostic";
import type { FlowVariable } from "@patchbay/flow-model/document";
import type { Program } from "@patchbay/flow-model/program";
import { diagnose, warn } from "../diagnose.ts";
import type { ResolvedNode } from "../resolve.ts";
import { eachStep } from "./each-step.ts";

/**
 * FLOW421. What is passed to a sub-flow must be what it declares: inputs by name and, where the value is known while
 * drawing, by type; outputs by name. An input that nobody fills is a warning: it will be empty.
 */
export const subFlowSignature = eachStep((node, { programs }) => {
  const called = node.fields.find(({ field }) => field.hint.holds === "flow")?.value;
  const program = typeof called === "string" ? programs.get(called)?.program : undefined;
  // Programs of before variables were declared carry none.
  return program?.inputs && program.outputs ? faultsOf(node, program) : [];
});

function faultsOf(node: ResolvedNode, program: Program): readonly Diagnostic[] {
  const inputs = rowsOf(node.config, "inputs");
  const given = new Set(inputs.map(({ name }) => name));
  const wrong = inputs.flatMap(({ name, value }, index) => {
    const field = ["inputs", index] as const;
    const declared = program.inputs.find((input) => input.name === name);
    if (!declared) return [unknownName(node, field, "input", name, program)];
    return fits(declared, value) ? [] : [wrongType(node, field, declared)];
  });
  const missing = program.inputs
    .filter(({ name }) => !given.has(name))
    .map(({ name }) => {
      const message = {
        en: `"${node.label}" leaves the input "${name}" of "${program.flow}" empty.`,
        zh: `“${node.label}”没有给子流程“${program.flow}”的输入“${name}”赋值。`,
      };
      return warn("FLOW421", message, { node: node.id, field: ["inputs"] });
    });
  const outputs = rowsOf(node.config, "outputs").flatMap(({ from }, index) =>
    program.outputs.some(({ name }) => name === from)
      ? []
      : [unknownName(node, ["outputs", index], "output", String(from), program)],
  );
  return [...wrong, ...missing, ...outputs];
}

function unknownName(
  node: ResolvedNode,
  field: readonly (string | number)[],
  kind: "input" | "output",
  name: Json | undefined,
  program: Program,
): Diagnostic {
  const zh = kind === "input" ? "输入" : "输出";
  const message = {
    en: `The sub-flow "${program.flow}" has no ${kind} "${name}".`,
    zh: `子流程“${program.flow}”没有${zh}“${name}”。`,
  };
  return diagnose("FLOW421", message, { node: node.id, field });
}

function wrongType(node: ResolvedNode, field: readonly (string | number)[], { name, type }: FlowVariable): Diagnostic {
  const message = {
    en: `The input "${name}" is declared as ${type}, and this value is not.`,
    zh: `输入“${name}”声明的类型是 ${type}，此值不符。`,
  };
  return diagnose("FLOW421", message, { node: node.id, field });
}

/** Values that read no variable are known now; others only on the call. */
function fits({ type }: FlowVariable, expression: Json | undefined): boolean {
  const parsed = parseExpression(String(expression ?? ""));
  if (!parsed.ok || parsed.value.reads.length > 0) return true;
  const result = parsed.value.evaluate({});
  return !result.ok || result.value === null || typeOf(result.value) === type;
}

function typeOf(value: Json): FlowVariable["type"] {
  if (Array.isArray(value)) return "list";
  switch (typeof value) {
    case "string":
      return "text";
    case "number":
      return "number";
    case "boolean":
      return "boolean";
    default:
      return "object";
  }
}

function rowsOf(config: JsonObject, name: string): readonly JsonObject[] {
  const rows = config[name];
  return Array.isArray(rows) ? (rows as readonly JsonObject[]) : [];
}
