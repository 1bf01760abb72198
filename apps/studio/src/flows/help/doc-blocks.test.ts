import { nodeDocs as english } from "@patchbay/nodes/docs.en.gen";
import { nodeDocs as chinese } from "@patchbay/nodes/docs.zh.gen";
import { describe, expect, it } from "vitest";
import { docBlocks } from "./doc-blocks.ts";

describe("nodes' docs in the studio", () => {
  it("are read as texts, lists and tables with their marked words", () => {
    const text =
      "Asks `twice`.\n\n- _Not valid_ goes\n  on here\n- **Always**\n\n| a | b |\n|---|---|\n| `x \\|\\| y` | z |";
    expect(docBlocks(text)).toEqual([
      {
        kind: "text",
        words: [
          { text: "Asks ", look: "plain" },
          { text: "twice", look: "code" },
          { text: ".", look: "plain" },
        ],
      },
      {
        kind: "list",
        items: [
          [
            { text: "Not valid", look: "emphasis" },
            { text: " goes on here", look: "plain" },
          ],
          [{ text: "Always", look: "strong" }],
        ],
      },
      {
        kind: "table",
        head: [[{ text: "a", look: "plain" }], [{ text: "b", look: "plain" }]],
        rows: [[[{ text: "x || y", look: "code" }], [{ text: "z", look: "plain" }]]],
      },
    ]);
  });

  it.each([...Object.entries(english), ...Object.entries(chinese)])(
    "leave no mark of Markdown in %s",
    (_type, text) => {
      const plain = JSON.stringify(docBlocks(text), (key, value) =>
        value?.look === "code" ? "" : key === "look" ? "" : value,
      );
      expect(plain).not.toMatch(/\*\*|\]\(|(^|\s)_\w|"- /);
    },
  );
});
