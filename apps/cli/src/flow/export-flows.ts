import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { formatFlow } from "@patchbay/flow-model/history/format-flow";
import { refuse } from "./flow-file.ts";
import { INSTALLATION_HELP, Installation } from "./installation.ts";

const HELP = `patchbay flow export [NAME…]: writes flows of an installation as NAME.flow.json, all of them without names.

${INSTALLATION_HELP}
  --version N       a published version instead of the draft (one NAME)
  --dir DIR         where to write (default: here)

The files compare line by line in git: equal flows give equal text, places stand last. Exit code 2 when a flow is unknown or
the installation refuses.`;

export async function exportFlows(args: readonly string[]): Promise<number> {
  const text = { type: "string" } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { server: text, key: text, version: text, dir: text, help: { type: "boolean" } },
    allowPositionals: true,
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const version = values.version === undefined ? undefined : Number(values.version);
  if (version !== undefined && !(Number.isInteger(version) && version > 0 && positionals.length === 1)) {
    return refuse("--version is a whole number, and goes with one NAME");
  }
  const opened = Installation.open(values.server, values.key);
  if (!opened.ok) return refuse(opened.error);
  if (!opened.value) return refuse("an installation is needed: --server or PATCHBAY_URL");
  const names = positionals.length > 0 ? { ok: true as const, value: positionals } : await opened.value.names();
  if (!names.ok) return refuse(names.error);
  const directory = values.dir ?? ".";
  mkdirSync(directory, { recursive: true });
  for (const name of names.value) {
    const document = await opened.value.document(name, version);
    if (!document.ok) return refuse(`${name}: ${document.error}`);
    const file = join(directory, `${document.value.name}.flow.json`);
    writeFileSync(file, formatFlow(document.value));
    console.log(file);
  }
  return 0;
}
