import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Locale } from "@patchbay/base/text";
import { exitsOf, type NodeType } from "@patchbay/node-kit/define-node";
import { type FormField, formOf } from "@patchbay/node-kit/form-fields";
import { WORDS } from "./node-words.ts";

/** Where the nodes' folders are. */
export const NODES = join(import.meta.dirname, "../../flow/nodes/src");

const folders = new Map(
  globSync("*/*/*.node.ts", { cwd: NODES }).map((file) => [basename(file, ".node.ts"), dirname(file)]),
);

export function suffix(locale: Locale): string {
  return locale === "en" ? ".md" : ".zh.md";
}

/** What a node's own doc file says. */
export function ownDoc(type: string, locale: Locale): string {
  return readFileSync(join(NODES, folders.get(type) ?? "", `${type}.doc${suffix(locale)}`), "utf8").trim();
}

/** The page of one node type: its own words, its settings, its ways out and its channels. */
export function nodePage(definition: NodeType, locale: Locale): string {
  const { type, title, description, channels } = definition;
  const words = WORDS[locale];
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
    ownDoc(type, locale),
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
