import type { JsonObject } from "@patchbay/base/json";
import { err, ok, type Result } from "@patchbay/base/result";
import type { LocalText } from "@patchbay/base/text";
import type { Diagnostic } from "@patchbay/flow-model/diagnostic";
import type { FlowDocument, FlowNode, NodeId } from "@patchbay/flow-model/document";
import { type FlowGraph, graphOf } from "@patchbay/flow-model/graph";
import { isVariableName } from "@patchbay/flow-model/variable-name";
import { type Exit, exitsOf, type NodeType } from "@patchbay/node-kit/define-node";
import { type FormField, formOf } from "@patchbay/node-kit/form-fields";
import type { NodeRegistry } from "@patchbay/node-kit/registry";
import { type FieldValue, walkConfig } from "@patchbay/node-kit/walk-config";
import { diagnose } from "./diagnose.ts";
import { wordsForIssue } from "./issue-words.ts";
import { jumpWires } from "./jump-wires.ts";

/** A flow whose nodes are all known and whose configs are parsed: what the checks and `lower` read. */
export interface ResolvedFlow {
  readonly document: FlowDocument;
  readonly graph: FlowGraph;
  /** Nodes with problems of their own are missing here, so that the other checks can still look at the rest. */
  readonly nodes: ReadonlyMap<NodeId, ResolvedNode>;
  readonly complete: boolean;
}

export interface ResolvedNode {
  readonly id: NodeId;
  readonly label: string;
  readonly definition: NodeType;
  readonly config: JsonObject;
  /** As it stands in the document, without what the schema adds. */
  readonly written: JsonObject;
  readonly exits: readonly Exit[];
  /** Every field of the config that has a value, with its form hint. */
  readonly fields: readonly FieldValue[];
}

export interface Resolution {
  readonly flow: ResolvedFlow;
  readonly problems: readonly Diagnostic[];
}

/** FlowDocument → ResolvedFlow. FLOW102: unknown node type. FLOW103: a config field is wrong or left empty. */
export function resolve(document: FlowDocument, registry: NodeRegistry): Resolution {
  const problems: Diagnostic[] = [];
  const nodes = new Map<NodeId, ResolvedNode>();
  for (const [key, node] of Object.entries(document.nodes)) {
    const resolved = resolveNode(key as NodeId, node, registry);
    if (resolved.ok) nodes.set(key as NodeId, resolved.value);
    else problems.push(...resolved.error);
  }
  const graph = graphOf({ ...document, wires: [...document.wires, ...jumpWires(nodes)] });
  return { flow: { document, graph, nodes, complete: problems.length === 0 }, problems };
}

type Resolved = Result<ResolvedNode, readonly Diagnostic[]>;

/** Steps are immutable: one that an edit left alone is the same object, and need not be read again. */
const known = new WeakMap<
  FlowNode,
  { readonly id: NodeId; readonly registry: NodeRegistry; readonly resolved: Resolved }
>();

function resolveNode(id: NodeId, node: FlowNode, registry: NodeRegistry): Resolved {
  const before = known.get(node);
  if (before?.id === id && before.registry === registry) return before.resolved;
  const resolved = readNode(id, node, registry);
  known.set(node, { id, registry, resolved });
  return resolved;
}

function readNode(id: NodeId, node: FlowNode, registry: NodeRegistry): Resolved {
  const definition = registry.get(node.type);
  if (!definition) {
    const message = {
      en: `There is no kind of step called "${node.type}" here.`,
      zh: `这里没有名为“${node.type}”的步骤类型。`,
    };
    return err([diagnose("FLOW102", message, { node: id })]);
  }
  const parsed = definition.config.safeParse(node.config);
  if (!parsed.success)
    return err(parsed.error.issues.map((issue) => invalid(id, definition, issue.path, wordsForIssue(issue))));
  const config = parsed.data;
  const fields = [...walkConfig(formOf(definition), config)];
  const problems = [...emptyFields(id, fields), ...badNames(id, fields), ...ownProblems(id, definition, config)];
  if (problems.length > 0) return err(problems);
  return ok({
    id,
    label: node.label || definition.title.en,
    definition,
    config,
    written: node.config,
    exits: exitsOf(definition, config),
    fields,
  });
}

function invalid(node: NodeId, definition: NodeType, issuePath: readonly PropertyKey[], why: LocalText): Diagnostic {
  const field = issuePath.map((part) => (typeof part === "number" ? part : String(part)));
  const title = titleOf(definition, field);
  return diagnose(
    "FLOW103",
    { en: `"${title.en}" is not right: ${why.en}.`, zh: `“${title.zh}”填写有误：${why.zh}。` },
    { node, field },
  );
}

function titleOf(definition: NodeType, path: readonly (string | number)[]): FormField["hint"]["title"] {
  const field = formOf(definition).find((candidate) => candidate.name === path[0]);
  return field?.hint.title ?? { en: path.join("."), zh: path.join(".") };
}

function emptyFields(node: NodeId, fields: readonly FieldValue[]): readonly Diagnostic[] {
  return fields
    .filter(
      ({ field, value }) =>
        field.hint.required && (Array.isArray(value) ? value.length === 0 : String(value).trim() === ""),
    )
    .map(({ field, path }) =>
      diagnose(
        "FLOW103",
        { en: `"${field.hint.title.en}" is empty: fill it in.`, zh: `“${field.hint.title.zh}”为空，请填写。` },
        { node, field: path },
      ),
    );
}

function badNames(node: NodeId, fields: readonly FieldValue[]): readonly Diagnostic[] {
  return fields
    .filter(({ field, value }) => field.hint.holds === "variable" && value !== "" && !isVariableName(String(value)))
    .map(({ path, value }) => {
      const message = {
        en: `"${value}" cannot be the name of a variable: use letters, digits and _, and not call, customer or now.`,
        zh: `“${value}”不能作变量名：请使用字母、数字和下划线，且不能是 call、customer 或 now。`,
      };
      return diagnose("FLOW103", message, { node, field: path });
    });
}

function ownProblems(node: NodeId, definition: NodeType, config: JsonObject): readonly Diagnostic[] {
  return (definition.check?.(config) ?? []).map(({ field, message }) => diagnose("FLOW103", message, { node, field }));
}
