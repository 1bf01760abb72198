/**
 * Writes docs/nodes: one page per node type and language, from its definition and its own doc files, and an index; and for the
 * studio's help, the doc files of each language as one module. The output is committed, so that the docs of a version are read
 * without running it.
 */
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Locale } from "@patchbay/base/text";
import { exitsOf, type NodeType } from "@patchbay/node-kit/define-node";
import { type FormField, formOf } from "@patchbay/node-kit/form-fields";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";

const NODES = join(import.meta.dirname, "../../flow/nodes/src");
const OUT = join(import.meta.dirname, "../../../docs/nodes");
const WORDS = {
  en: {
    nodes: "Nodes",
    settings: "Settings",
    exits: "Exits",
    channels: "Channels",
    field: "setting",
    fresh: "fresh",
    what: "what",
    may: "may stay unconnected",
    perChoice: "one exit per choice, then:",
  },
  zh: {
    nodes: "节点",
    settings: "设置",
    exits: "出口",
    channels: "渠道",
    field: "设置项",
    fresh: "默认值",
    what: "说明",
    may: "可不连接",
    perChoice: "每个选项一个出口，另有：",
  },
} as const;

const folders = new Map(
  globSync("*/*/*.node.ts", { cwd: NODES }).map((file) => [basename(file, ".node.ts"), dirname(file)]),
);
rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
for (const locale of ["en", "zh"] as const) {
  for (const definition of nodeRegistry.all) write(`${definition.type}${suffix(locale)}`, page(definition, locale));
  write(`README${suffix(locale)}`, index(locale));
  writeFileSync(join(NODES, `docs.${locale}.gen.ts`), studioModule(locale));
}
console.log(`docs: ${nodeRegistry.all.length} node types in two languages`);

function suffix(locale: Locale): string {
  return locale === "en" ? ".md" : ".zh.md";
}

function ownDoc(type: string, locale: Locale): string {
  return readFileSync(join(NODES, folders.get(type) ?? "", `${type}.doc${suffix(locale)}`), "utf8");
}

function studioModule(locale: Locale): string {
  const entries = nodeRegistry.all.map(
    ({ type }) => `  ${JSON.stringify(type)}: ${JSON.stringify(ownDoc(type, locale).trim())},`,
  );
  return [
    "// Written by packages/tooling/src/node-docs.ts from the nodes' doc files.",
    "/** What each kind of step does, in Markdown, by its type. */",
    "export const nodeDocs: Readonly<Record<string, string>> = {",
    ...entries,
    "};",
    "",
  ].join("\n");
}

function write(file: string, text: string): void {
  writeFileSync(join(OUT, file), `${text.trim()}\n`);
}

function index(locale: Locale): string {
  const rows = nodeRegistry.all.map(
    ({ type, title, description }) =>
      `| [${title[locale]}](${type}${suffix(locale)}) | \`${type}\` | ${description[locale]} |`,
  );
  return [`# ${WORDS[locale].nodes}`, "", "| | | |", "|---|---|---|", ...rows].join("\n");
}

function page(definition: NodeType, locale: Locale): string {
  const { type, title, description, channels } = definition;
  const words = WORDS[locale];
  const own = ownDoc(type, locale);
  const fields = formOf(definition).flatMap((field) => rowsOf(field, locale, ""));
  const settings =
    fields.length === 0
      ? []
      : [
          "",
          `## ${words.settings}`,
          "",
          `| ${words.field} | ${words.fresh} | ${words.what} |`,
          "|---|---|---|",
          ...fields,
        ];
  const exits = exitLines(definition, locale);
  return [
    `# ${title[locale]}`,
    "",
    `\`${type}\` · ${description[locale]}`,
    "",
    own.trim(),
    ...settings,
    ...(exits.length === 0 ? [] : ["", `## ${words.exits}`, "", ...exits]),
    "",
    `## ${words.channels}`,
    "",
    channels.join(", "),
  ].join("\n");
}

function exitLines(definition: NodeType, locale: Locale): readonly string[] {
  const words = WORDS[locale];
  const fresh = definition.config.parse({});
  const lines = exitsOf(definition, fresh).map(
    ({ name, title, error }) => `- **${title[locale]}** (\`${name}\`)${error ? `: ${words.may}` : ""}`,
  );
  return definition.choices ? [words.perChoice, "", ...lines] : lines;
}

function rowsOf(field: FormField, locale: Locale, parent: string): readonly string[] {
  const name = `${parent}${field.hint.title[locale]}`;
  const fresh = field.default === undefined || field.default === "" ? "" : `\`${JSON.stringify(field.default)}\``;
  const row = `| ${name} | ${fresh} | ${[field.hint.help?.[locale] ?? "", valuesOf(field, locale)].filter(Boolean).join(" ").replaceAll("|", "\\|")} |`;
  if (field.kind === "list" && field.item.kind === "group") {
    return [row, ...field.item.fields.flatMap((item) => rowsOf(item, locale, `${name} › `))];
  }
  return [row];
}

function valuesOf(field: FormField, locale: Locale): string {
  if (field.kind !== "select") return "";
  return field.values.map((value) => field.hint.options?.[value]?.[locale] ?? value).join(", ");
}
