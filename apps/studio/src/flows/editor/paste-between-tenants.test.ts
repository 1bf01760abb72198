import { copyClip, pasteClip, readClip } from "@patchbay/canvas/edit/clip";
import { diagnosticsOf } from "@patchbay/compiler/diagnostics-of";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { applyEdit } from "@patchbay/flow-model/edit";
import { expect, it } from "vitest";
import { nodeRegistry } from "../node-registry.ts";

const theirs = drawFlow("theirs", {
  start: { type: "start", to: { next: "menu" } },
  menu: { type: "send-to-queue", label: "To sales", config: { queue: "sales-of-the-north" } },
});
const mine = drawFlow("mine", { start: { type: "start" } });

function pasted(queues: readonly string[]) {
  const clip = readClip(JSON.stringify(copyClip(theirs, ["menu"])));
  if (!clip) throw new Error("not a clip");
  const { flow } = applyEdit(mine, pasteClip(mine, clip, { x: 0, y: 0 }).edit);
  const options = { registry: nodeRegistry, references: { queue: queues }, programs: new Map() };
  return diagnosticsOf(flow, options).filter(({ code }) => code === "FLOW401");
}

it("says of steps pasted from another organisation which of their things are missing here, and where to make them", () => {
  expect(pasted(["support"])).toMatchObject([
    {
      severity: "error",
      field: ["queue"],
      fix: { place: "queues", title: { en: 'Create the queue "sales-of-the-north"' } },
    },
  ]);
});

it("offers a thing of nearly that name, and is silent when it is here", () => {
  expect(pasted(["sales-of-the-nort"])[0]?.fix?.edit).toMatchObject({
    type: "set-config",
    config: { queue: "sales-of-the-nort" },
  });
  expect(pasted(["sales-of-the-north"])).toEqual([]);
});
