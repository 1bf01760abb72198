import { createElement, Fragment } from "react";
import type { DocBlock, DocWords } from "./doc-blocks.ts";

/** A node's own doc, as its author wrote it. */
export function DocText({ blocks }: { readonly blocks: readonly DocBlock[] }) {
  return (
    <div className="flex flex-col gap-2.5 text-xs leading-5">
      {blocks.map((block) => (
        <Block key={JSON.stringify(block)} block={block} />
      ))}
    </div>
  );
}

function Block({ block }: { readonly block: DocBlock }) {
  switch (block.kind) {
    case "text":
      return (
        <p>
          <Words words={block.words} />
        </p>
      );
    case "list":
      return (
        <ul className="flex list-disc flex-col gap-1 pl-4">
          {block.items.map((words) => (
            <li key={JSON.stringify(words)}>
              <Words words={words} />
            </li>
          ))}
        </ul>
      );
    case "table":
      return (
        <table className="w-full border-collapse text-left">
          <thead>
            <tr>
              {block.head.map((words) => (
                <th key={JSON.stringify(words)} className="border-b py-1 pr-2 font-medium">
                  <Words words={words} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y">
            {block.rows.map((row) => (
              <tr key={JSON.stringify(row)} className="align-top">
                {row.map((words) => (
                  <td key={JSON.stringify(words)} className="break-words py-1 pr-2">
                    <Words words={words} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
  }
}

const LOOKS = {
  plain: "",
  strong: "font-semibold",
  emphasis: "font-medium text-ink",
  code: "rounded bg-sunken px-1 font-mono text-2xs",
} as const;

/** Spread, not listed: words of one text never change places, so they need no keys. */
function Words({ words }: { readonly words: readonly DocWords[] }) {
  const marked = words.map(({ text, look }) =>
    createElement(look === "code" ? "code" : "span", { className: LOOKS[look] }, text),
  );
  return createElement(Fragment, null, ...marked);
}
