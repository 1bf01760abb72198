import type { Locale } from "@patchbay/base/text";
import type { FlowChannel } from "@patchbay/flow-model/document";
import type { NodeCategory, NodeType } from "@patchbay/node-kit/define-node";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";
import { nodePage, ownDoc, suffix } from "./node-page.ts";
import { WORDS } from "./node-words.ts";

const CATEGORIES = Object.keys(WORDS.en.categories) as NodeCategory[];
const CHANNELS = Object.keys(WORDS.en.channel) as FlowChannel[];

/** Every file of docs/nodes by its name: a page per node type, a list and a table, each in both languages. */
export function nodePages(): ReadonlyMap<string, string> {
  const pages = (["en", "zh"] as const).flatMap((locale) => [
    ...nodeRegistry.all.map((node) => [`${node.type}${suffix(locale)}`, nodePage(node, locale)] as const),
    [`README${suffix(locale)}`, list(locale)] as const,
    [`TABLE${suffix(locale)}`, table(locale)] as const,
  ]);
  return new Map(pages.map(([file, text]) => [file, `${text.trim()}\n`]));
}

/** For the studio's help: the doc files of one language as a module. */
export function studioModule(locale: Locale): string {
  const entries = nodeRegistry.all.map(
    ({ type }) => `  ${JSON.stringify(type)}: ${JSON.stringify(ownDoc(type, locale))},`,
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

function list(locale: Locale): string {
  const { nodes, table: whole, categories } = WORDS[locale];
  const parts = CATEGORIES.flatMap((category) => [
    "",
    `## ${categories[category]}`,
    "",
    "| | | |",
    "|---|---|---|",
    ...nodesOf(category).map(
      ({ type, title, description }) =>
        `| [${title[locale]}](${type}${suffix(locale)}) | \`${type}\` | ${description[locale]} |`,
    ),
  ]);
  return [`# ${nodes}`, "", `[${whole}](TABLE${suffix(locale)})`, ...parts].join("\n");
}

function table(locale: Locale): string {
  const { table: title, tableLead, node, ports, exits, channel, categories } = WORDS[locale];
  const head = [node, ...CHANNELS.map((one) => channel[one]), ports, exits.toLowerCase()];
  const parts = CATEGORIES.flatMap((category) => [
    "",
    `## ${categories[category]}`,
    "",
    row(head),
    row(["---", ...CHANNELS.map(() => ":-:"), "---", "---"]),
    ...nodesOf(category).map((definition) => row(cells(definition, locale))),
  ]);
  return [`# ${title}`, "", tableLead, ...parts].join("\n");
}

function cells(definition: NodeType, locale: Locale): readonly string[] {
  const { type, title, channels, needs } = definition;
  const exits = Object.entries(definition.exits).map(([name, { error }]) => (error ? `[${name}]` : name));
  const choices = definition.choices ? [`_${WORDS[locale].choice}_`] : [];
  return [
    `[${title[locale]}](${type}${suffix(locale)})`,
    ...CHANNELS.map((one) => (channels.includes(one) ? "●" : "")),
    needs.join(", "),
    [...choices, ...exits].join(", "),
  ];
}

const row = (texts: readonly string[]) => `| ${texts.join(" | ")} |`;
const nodesOf = (category: NodeCategory) => nodeRegistry.all.filter((node) => node.category === category);
