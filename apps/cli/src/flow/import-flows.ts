import { writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { err, ok, type Result } from "@patchbay/base/result";
import type { FlowDocument } from "@patchbay/flow-model/document";
import { formatFlow } from "@patchbay/flow-model/history/format-flow";
import { importFlow } from "@patchbay/importers/import-flow";
import { countByStatus, type ImportReport, VENDORS, type Vendor } from "@patchbay/importers/import-report";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";
import { readFlowFile, readText, refuse } from "./flow-file.ts";
import { INSTALLATION_HELP, Installation } from "./installation.ts";

const HELP = `patchbay flow import FILE…: sends flow files to an installation as drafts, or turns other products' exports into flows.

${INSTALLATION_HELP}
  --from VENDOR     ${VENDORS.join(", ")}, or any to tell by the file: an export of that product
  --out FILE        write the flow there (one FILE); without --server and --out: beside the export, as NAME.flow.json
  --publish TEXT    publish too, with this message (needs --server)
  --json            the report of what was mapped as JSON
  --zh              in Chinese

With --from every step of the export is reported as mapped, partly mapped or not mapped, with the reason. Steps that are not
mapped become placeholders that keep the flow from being published until somebody replaces them. Exit code 2 when a file
cannot be read, or the installation refuses.`;

interface Options {
  readonly from: Vendor | "any" | undefined;
  readonly json: boolean;
  readonly language: "en" | "zh";
}

export async function importFlows(args: readonly string[]): Promise<number> {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { server: text, key: text, from: text, out: text, publish: text, json: flag, zh: flag, help: flag },
    allowPositionals: true,
  });
  if (values.help || positionals.length === 0) {
    console.log(HELP);
    return values.help ? 0 : 2;
  }
  const from = values.from as Options["from"];
  if (from !== undefined && from !== "any" && !VENDORS.includes(from))
    return refuse(`--from is one of ${VENDORS.join(", ")}, any`);
  if (values.out !== undefined && positionals.length > 1) return refuse("--out goes with one FILE");
  const opened = Installation.open(values.server, values.key);
  if (!opened.ok) return refuse(opened.error);
  if (!opened.value && from === undefined) {
    return refuse(
      "Where to? Name an installation (--server or PATCHBAY_URL), or the product that exported it (--from).",
    );
  }
  if (!opened.value && values.publish !== undefined)
    return refuse("--publish needs an installation: --server or PATCHBAY_URL");
  const options: Options = { from, json: values.json ?? false, language: values.zh ? "zh" : "en" };
  for (const path of positionals) {
    const read = from === undefined ? readFlowFile(path) : readExport(path, options);
    if (!read.ok) return refuse(read.error);
    const done = opened.value
      ? await send(opened.value, read.value, values.publish)
      : write(read.value, values.out ?? join(dirname(path), `${read.value.name}.flow.json`));
    if (!done.ok) return refuse(`${basename(path)}: ${done.error}`);
    console.error(done.value);
  }
  return 0;
}

function readExport(path: string, { from, json, language }: Options): Result<FlowDocument, string> {
  const text = readText(path);
  if (!text.ok) return text;
  const vendor = from === "any" ? undefined : from;
  const imported = importFlow(text.value, { registry: nodeRegistry, vendor });
  if (!imported.ok) return err(`${path}: ${imported.error.why[language]}`);
  const { document, report } = imported.value;
  console.log(json ? JSON.stringify(report, null, 2) : reportLines(report, language).join("\n"));
  return ok(document);
}

function reportLines(report: ImportReport, language: "en" | "zh"): readonly string[] {
  const counts = Object.entries(countByStatus(report)).map(([status, count]) => `${count} ${status}`);
  return [
    `${report.vendor}: ${counts.join(", ")}`,
    ...report.remarks.map((remark) => `  ${remark[language]}`),
    ...report.entries.map(({ id, type, status, remarks }) => {
      const why = remarks.map((remark) => `\n      ${remark[language]}`).join("");
      return `  ${status.padEnd(10)} ${type} ${id}${why}`;
    }),
  ];
}

function write(document: FlowDocument, path: string): Result<string, string> {
  try {
    writeFileSync(path, formatFlow(document));
    return ok(`wrote ${path}`);
  } catch (error) {
    return err(`cannot be written: ${(error as Error).message}`);
  }
}

async function send(
  installation: Installation,
  document: FlowDocument,
  message: string | undefined,
): Promise<Result<string, string>> {
  const put = await installation.put(document);
  if (!put.ok) return put;
  const done = `${document.name}: ${put.value.made ? "made" : "draft saved"}`;
  if (message === undefined) return ok(done);
  const published = await installation.publish(document.name, put.value.revision, message);
  return published.ok ? ok(`${done}, published`) : published;
}
