import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { createRegistry } from "@patchbay/node-kit/registry";
import { expect, it } from "vitest";
import { z } from "zod";
import { id, twoSteps } from "../canvas-flow.fixture.ts";
import { CanvasStore } from "../canvas-store.ts";
import { variablesOf } from "./variables-of.ts";

const TEXT = { en: "T", zh: "T" };

const keep = defineNode({
  type: "keep",
  version: 1,
  title: TEXT,
  description: TEXT,
  category: "logic",
  icon: "box",
  channels: ["voice"],
  needs: [],
  config: z.object({ into: z.string().meta(form({ title: TEXT, holds: "variable" })) }),
  exits: { done: { title: TEXT } },
  summary: () => TEXT,
  run: async () => ({ exit: "done" }),
});

it("names what comes in and what steps set, each once and in order, also after an edit", () => {
  const registry = createRegistry([keep]);
  const step = (into: string) => ({ type: "keep", version: 1, label: into, config: { into } });
  const flow = twoSteps({
    nodes: { [id("one")]: step("order"), [id("two")]: step("") },
    inputs: [{ name: "order", type: "text" }],
  });
  const store = new CanvasStore(flow, registry);
  expect(variablesOf(flow, registry)).toEqual(["order"]);
  store.edit({ type: "set-config", id: id("two"), config: { into: "digits" } });
  expect(variablesOf(store.getState().flow, registry)).toEqual(["digits", "order"]);
});
