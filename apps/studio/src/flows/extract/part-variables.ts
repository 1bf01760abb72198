import { parseExpression } from "@patchbay/expression/expression";
import { ANY_KIND, kindNames } from "@patchbay/expression/kinds";
import { parseTemplate } from "@patchbay/expression/template";
import type { FlowDocument, FlowVariable, NodeId } from "@patchbay/flow-model/document";
import { formOf } from "@patchbay/node-kit/form-fields";
import type { NodeRegistry } from "@patchbay/node-kit/registry";
import { type FieldValue, walkConfig } from "@patchbay/node-kit/walk-config";

type VariableType = FlowVariable["type"];

/** What one step reads of the flow's variables, and which it sets to what. */
export interface StepVariables {
  readonly reads: ReadonlySet<string>;
  readonly sets: ReadonlyMap<string, VariableType>;
}

/** By step; a step of an unknown type reads and sets nothing that we could know. */
export function variablesByStep(flow: FlowDocument, registry: NodeRegistry): ReadonlyMap<NodeId, StepVariables> {
  return new Map(
    Object.entries(flow.nodes).map(([id, node]): [NodeId, StepVariables] => {
      const definition = registry.get(node.type);
      const fields = definition ? [...walkConfig(formOf(definition), node.config)] : [];
      const reads = new Set(fields.flatMap(readsOf));
      const sets = new Map<string, VariableType>();
      for (const item of fields) {
        if (item.field.hint.holds !== "variable" || typeof item.value !== "string" || item.value === "") continue;
        sets.set(item.value, item.field.hint.gives ?? typeBeside(item, fields));
      }
      return [id as NodeId, { reads, sets }];
    }),
  );
}

function readsOf({ field, value }: FieldValue): readonly string[] {
  const { holds, names = [] } = field.hint;
  if (typeof value !== "string" || value === "" || holds === undefined || holds === "variable") return [];
  const parsed = holds === "expression" ? parseExpression(value) : parseTemplate(value);
  const reads = parsed.ok ? parsed.value.reads.filter((name) => !names.includes(name)) : [];
  // Prompts are spoken in it.
  return holds === "prompt" ? [...reads, "language"] : reads;
}

/** Of a name with an expression beside it, what that comes to; text where that may be several things. */
function typeBeside({ path }: FieldValue, fields: readonly FieldValue[]): VariableType {
  const around = path.slice(0, -1).join(".");
  const beside = fields.find(
    (other) => other.field.hint.holds === "expression" && other.path.slice(0, -1).join(".") === around,
  );
  const parsed = typeof beside?.value === "string" ? parseExpression(beside.value) : undefined;
  const [kind, ...others] = parsed?.ok
    ? kindNames(
        parsed.value.kinds(
          () => ANY_KIND,
          () => undefined,
        ),
      )
    : [];
  return kind === undefined || kind === "null" || others.length > 0 ? "text" : kind;
}
