import type { JsonObject } from "@patchbay/base/json";
import type { LocalText } from "@patchbay/base/text";
import type { FlowNode } from "@patchbay/flow-model/document";
import type { FlowWords } from "@patchbay/flow-model/history/flow-words";
import { exitsOf } from "./define-node.ts";
import { type FormField, formOf } from "./form-fields.ts";
import type { NodeRegistry } from "./registry.ts";

/** A flow in the words of its nodes' forms and cards. */
export function nodeWords(registry: NodeRegistry): FlowWords {
  return {
    type: (type) => registry.get(type)?.title,
    field: ({ type }, path) => {
      const definition = registry.get(type);
      return definition && pathTitles(formOf(definition), path);
    },
    exit: (node, exit) => exitTitle(node, exit, registry),
  };
}

function exitTitle({ type, config }: FlowNode, exit: string, registry: NodeRegistry): LocalText | undefined {
  const definition = registry.get(type);
  const parsed = definition?.config.safeParse(config);
  if (!definition || !parsed?.success) return undefined;
  return exitsOf(definition, parsed.data as JsonObject).find(({ name }) => name === exit)?.title;
}

/** `["choices", "sales", "digit"]` → “Choices · sales · Key”: titles where the form has them, names and places of items as they are. */
export function pathTitles(fields: readonly FormField[], path: readonly (string | number)[]): LocalText {
  const titles: LocalText[] = [];
  let inside: FormField | undefined;
  let offered = fields;
  for (const part of path) {
    const isItem = inside?.kind === "list" || inside?.kind === "record";
    const field: FormField | undefined = isItem ? itemOf(inside) : offered.find(({ name }) => name === part);
    const own = isItem ? undefined : field?.hint.title;
    const place = typeof part === "number" ? String(part + 1) : part;
    titles.push(own ?? tagTitle(inside, part) ?? { en: place, zh: place });
    inside = field;
    offered = fieldsIn(field);
  }
  return { en: titles.map(({ en }) => en).join(" · "), zh: titles.map(({ zh }) => zh).join(" · ") };
}

function itemOf(field: FormField | undefined): FormField | undefined {
  if (field?.kind === "list") return field.item;
  return field?.kind === "record" ? field.value : undefined;
}

function fieldsIn(field: FormField | undefined): readonly FormField[] {
  if (field?.kind === "group") return field.fields;
  return field?.kind === "variants" ? field.variants.flatMap(({ fields }) => fields) : [];
}

/** Which of several shapes a value has: the form has no title for that beside the field's own. */
function tagTitle(field: FormField | undefined, part: string | number): LocalText | undefined {
  return field?.kind === "variants" && part === field.tag ? { en: "kind", zh: "种类" } : undefined;
}
