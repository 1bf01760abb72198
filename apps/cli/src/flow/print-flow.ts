import { parseArgs } from "node:util";
import { isJsonObject, type Json } from "@patchbay/base/json";
import type { FlowDocument, NodeId } from "@patchbay/flow-model/document";
import { valueText } from "@patchbay/flow-model/history/change-words";
import { EXIT, readFlowFile, refuse } from "./flow-file.ts";

const HELP = `patchbay flow print FILE: a flow as an outline, a line per setting and exit, without places. As git's textconv, so that
'git diff' and 'git log -p' show what a change means:
  git config diff.patchbay.textconv 'patchbay flow print'
  echo '*.flow.json diff=patchbay' >> .gitattributes

Exit code 2 when the file cannot be read.`;

export function printFlow(args: readonly string[]): number {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { help: { type: "boolean" } },
    allowPositionals: true,
  });
  const [path] = positionals;
  if (values.help || path === undefined) {
    console.log(HELP);
    return values.help ? EXIT.fine : EXIT.refused;
  }
  const flow = readFlowFile(path);
  if (!flow.ok) return refuse(flow.error);
  console.log(outline(flow.value).join("\n"));
  return 0;
}

function outline(flow: FlowDocument): readonly string[] {
  const variables = (kind: string, list: FlowDocument["inputs"]) =>
    list.map(({ name, type, description }) => `${kind} ${name}: ${type}${description ? ` (${description})` : ""}`);
  const ids = (Object.keys(flow.nodes) as NodeId[]).toSorted();
  return [
    `flow ${flow.name}: ${flow.title} [${flow.channel}]`,
    ...(flow.description ? [flow.description] : []),
    ...variables("input", flow.inputs),
    ...variables("output", flow.outputs),
    ...ids.flatMap((id) => nodeLines(flow, id)),
    ...(flow.notes ?? []).map(({ text }) => `note: ${text}`),
  ];
}

function nodeLines(flow: FlowDocument, id: NodeId): readonly string[] {
  const node = flow.nodes[id];
  if (!node) return [];
  const exits = flow.wires
    .filter(({ from }) => from === id)
    .map(({ exit, to }) => `  ${exit} → ${to}`)
    .toSorted();
  return ["", `${id}: ${node.type} "${node.label}"`, ...settings(node.config, "  "), ...exits];
}

function settings(value: Json, indent: string): readonly string[] {
  const members: readonly (readonly [string, Json])[] = Array.isArray(value)
    ? value.map((item, index) => [`${index + 1}`, item as Json])
    : isJsonObject(value)
      ? Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1))
      : [];
  return members.flatMap(([key, item]) =>
    typeof item === "object" && item !== null
      ? [`${indent}${key}:`, ...settings(item, `${indent}  `)]
      : [`${indent}${key}: ${valueText(item)}`],
  );
}
