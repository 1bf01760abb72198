import { parseArgs } from "node:util";
import { type ChangeLine, changeLines } from "@patchbay/flow-model/history/change-words";
import { diffFlows } from "@patchbay/flow-model/history/diff-flows";
import { readFlowFile, refuse } from "./flow-file.ts";

const HELP = `patchbay flow diff OLD NEW: what changed in meaning. Moved cards are no change; a step under another id is renamed.

  --json    the changes as JSON
  --zh      in Chinese

Exit code 0 when nothing changed, 1 when something did, 2 when a file cannot be read. As git's difftool:
  git config difftool.patchbay.cmd 'patchbay flow diff "$LOCAL" "$REMOTE"'`;

export function diffFlow(args: readonly string[]): number {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { json: { type: "boolean" }, zh: { type: "boolean" }, help: { type: "boolean" } },
    allowPositionals: true,
  });
  const [before, after] = positionals;
  if (values.help || before === undefined || after === undefined) {
    console.log(HELP);
    return values.help ? 0 : 2;
  }
  const [old, fresh] = [readFlowFile(before), readFlowFile(after)];
  if (!old.ok) return refuse(old.error);
  if (!fresh.ok) return refuse(fresh.error);
  const changes = diffFlows(old.value, fresh.value);
  if (values.json) console.log(JSON.stringify(changes, null, 2));
  else {
    const language = values.zh ? "zh" : "en";
    for (const change of changes) {
      for (const line of changeLines(change, [fresh.value, old.value])) console.log(shown(line, language));
    }
  }
  return changes.length === 0 ? 0 : 1;
}

function shown({ sign, what, before, after }: ChangeLine, language: "en" | "zh"): string {
  const values = [before, after].filter((value) => value !== undefined).map((value) => JSON.stringify(value));
  const said = before !== undefined && after !== undefined ? values.join(" → ") : (values[0] ?? "");
  return `${sign} ${what[language]}${said === "" ? "" : `: ${said}`}`;
}
