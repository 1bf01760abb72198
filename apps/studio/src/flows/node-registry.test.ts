import { hasStepIcon } from "@patchbay/canvas/view/step-icons";
import { describe, expect, it } from "vitest";
import { MESSAGES } from "../i18n/messages.ts";
import { nodeRegistry } from "./node-registry.ts";

describe("the node types on the canvas", () => {
  it("have icons that the canvas carries", () => {
    expect(nodeRegistry.all.filter(({ icon }) => !hasStepIcon(icon)).map(({ type }) => type)).toEqual([]);
  });

  it("stand under categories that have a title", () => {
    const titles = Object.keys(MESSAGES.en.canvas.categories);
    expect(nodeRegistry.all.filter(({ category }) => !titles.includes(category))).toEqual([]);
  });
});
