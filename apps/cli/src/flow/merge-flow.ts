import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { ok, type Result } from "@patchbay/base/result";
import type { FlowDocument } from "@patchbay/flow-model/document";
import { pathText, valueText } from "@patchbay/flow-model/history/change-words";
import { formatFlow } from "@patchbay/flow-model/history/format-flow";
import { mergeFlows } from "@patchbay/flow-model/history/merge-flows";
import type { MergeConflict } from "@patchbay/flow-model/history/merge-json";
import { readFlowFile, readText, refuse } from "./flow-file.ts";

const HELP = `patchbay flow merge BASE OURS THEIRS: merges setting by setting, and writes the result over OURS.

  --out FILE          write there instead
  --take ours|theirs  decide every conflict for one side
  --json              conflicts as JSON

Exit code 0 when all was merged, 1 when settings conflict (the file has ours; it is always a whole flow), 2 when a file
cannot be read. As git's merge driver, for *.flow.json:
  git config merge.patchbay.driver 'patchbay flow merge %O %A %B'
  echo '*.flow.json merge=patchbay' >> .gitattributes`;

export function mergeFlow(args: readonly string[]): number {
  const text = { type: "string" } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { out: text, take: text, json: { type: "boolean" }, help: { type: "boolean" } },
    allowPositionals: true,
  });
  const [basePath, oursPath, theirsPath] = positionals;
  if (values.help || basePath === undefined || oursPath === undefined || theirsPath === undefined) {
    console.log(HELP);
    return values.help ? 0 : 2;
  }
  const { take } = values;
  if (take !== undefined && take !== "ours" && take !== "theirs")
    return refuse(`--take is ours or theirs, not ${take}`);
  const [ours, theirs] = [readFlowFile(oursPath), readFlowFile(theirsPath)];
  if (!ours.ok) return refuse(ours.error);
  if (!theirs.ok) return refuse(theirs.error);
  const base = readBase(basePath, ours.value);
  if (!base.ok) return refuse(base.error);
  const sides = { base: base.value, ours: ours.value, theirs: theirs.value };
  const { flow, conflicts } = mergeFlows(sides, () => take ?? "ours");
  writeFileSync(values.out ?? oursPath, formatFlow(flow));
  if (values.json) console.log(JSON.stringify(conflicts, null, 2));
  else for (const conflict of conflicts) console.error(shown(conflict, take ?? "ours"));
  return conflicts.length > 0 && take === undefined ? 1 : 0;
}

/** Git gives an empty file as base when both sides added one: then both began with a flow without steps. */
function readBase(path: string, ours: FlowDocument): Result<FlowDocument, string> {
  const text = readText(path);
  if (!text.ok) return text;
  return text.value.trim() === "" ? ok({ ...ours, nodes: {}, wires: [], layout: {} }) : readFlowFile(path);
}

function shown({ path, base, ours, theirs, order }: MergeConflict, taken: string): string {
  const side = (value: MergeConflict["base"]) => (value === undefined ? "(removed)" : valueText(value));
  const what = `${pathText(path)}${order ? " (order)" : ""}`;
  return `conflict in ${what}: was ${side(base)}, ours ${side(ours)}, theirs ${side(theirs)}; took ${taken}`;
}
