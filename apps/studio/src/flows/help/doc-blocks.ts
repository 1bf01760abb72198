/** The part of Markdown that nodes' docs are written in. */
export type DocBlock =
  | { readonly kind: "text"; readonly words: readonly DocWords[] }
  | { readonly kind: "list"; readonly items: readonly (readonly DocWords[])[] }
  | {
      readonly kind: "table";
      readonly head: readonly (readonly DocWords[])[];
      readonly rows: readonly (readonly (readonly DocWords[])[])[];
    };

export interface DocWords {
  readonly text: string;
  readonly look: "plain" | "strong" | "emphasis" | "code";
}

/** Blocks are parted by empty lines; a list's item may go on in the next line. */
export function docBlocks(markdown: string): readonly DocBlock[] {
  return markdown
    .trim()
    .split(/\n\s*\n/)
    .map((block) => {
      const lines = block.split("\n");
      if (lines.every((line) => line.startsWith("|"))) return tableOf(lines);
      if (lines[0]?.startsWith("- ")) return { kind: "list", items: itemsOf(lines).map(docWords) };
      return { kind: "text", words: docWords(lines.join(" ").replace(/^#+ /, "")) };
    });
}

function itemsOf(lines: readonly string[]): readonly string[] {
  const items: string[] = [];
  for (const line of lines) {
    if (line.startsWith("- ")) items.push(line.slice(2));
    else items.push(`${items.pop() ?? ""} ${line.trim()}`);
  }
  return items;
}

function tableOf(lines: readonly string[]): DocBlock {
  const cells = (line: string) =>
    line
      .replace(/^\||\|\s*$/g, "")
      .split(/(?<!\\)\|/)
      .map((cell) => docWords(cell.replaceAll("\\|", "|").trim()));
  const [head = "", , ...rows] = lines;
  return { kind: "table", head: cells(head), rows: rows.map(cells) };
}

const MARKED = /(`[^`]+`|\*\*[^*]+\*\*|\b_[^_]+_\b|(?<!\w)_[^_]+_(?!\w))/;

export function docWords(text: string): readonly DocWords[] {
  // A link's words are enough: what it points at is a page of the repository.
  const plain = text.replace(/\[([^\]]+)\]\([^)]+\)/g, "$1");
  return plain.split(MARKED).flatMap((part): DocWords[] => {
    if (!part) return [];
    if (/^`[^`]+`$/.test(part)) return [{ text: part.slice(1, -1), look: "code" }];
    if (/^\*\*[^*]+\*\*$/.test(part)) return [{ text: part.slice(2, -2), look: "strong" }];
    if (/^_[^_]+_$/.test(part)) return [{ text: part.slice(1, -1), look: "emphasis" }];
    return [{ text: part, look: "plain" }];
  });
}
