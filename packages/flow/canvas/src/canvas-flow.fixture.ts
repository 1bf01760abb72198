import type { FlowDocument, FlowNode, NodeId, Wire } from "@patchbay/flow-model/document";
import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { createRegistry } from "@patchbay/node-kit/registry";
import { z } from "zod";

const TEXT = { en: "T", zh: "T" };

const say = defineNode({
  type: "say",
  version: 1,
  title: { en: "Say", zh: "说" },
  description: TEXT,
  category: "voice",
  icon: "volume-2",
  channels: ["voice"],
  needs: [],
  config: z.object({
    text: z
      .string()
      .default("")
      .meta(form({ title: TEXT })),
  }),
  exits: { done: { title: TEXT }, failed: { title: TEXT, error: true } },
  summary: ({ text }) => ({ en: text, zh: text }),
  run: async () => ({ exit: "done" }),
});

const choice = z.object({ id: z.string().min(1), label: z.string().default("") });

const ask = defineNode({
  type: "ask",
  version: 1,
  title: { en: "Ask", zh: "问" },
  description: TEXT,
  category: "voice",
  icon: "list-tree",
  channels: ["voice"],
  needs: [],
  config: z.object({ choices: z.array(choice).default([]) }),
  exits: { timeout: { title: TEXT } },
  choices: ({ choices }) => choices.map(({ id, label }) => ({ name: `choice:${id}`, title: { en: label, zh: label } })),
  summary: () => TEXT,
  run: async () => ({ exit: "timeout" }),
});

/** Two node types, enough to draw with. */
export const fixtureRegistry = createRegistry([say, ask]);

export const id = (text: string): NodeId => text as NodeId;

export const sayNode = (text: string): FlowNode => ({ type: "say", version: 1, label: text, config: { text } });

export const wire = (from: string, to: string, exit = "done"): Wire => ({ from: id(from), exit, to: id(to) });

/** `say-1` → `say-2`, drawn side by side. */
export function twoSteps(change: Partial<FlowDocument> = {}): FlowDocument {
  return {
    format: "patchbay.flow/1",
    name: "two",
    title: "Two",
    channel: "voice",
    inputs: [],
    outputs: [],
    nodes: Object.fromEntries([
      ["say-1", sayNode("hello")],
      ["say-2", sayNode("bye")],
    ]),
    wires: [wire("say-1", "say-2")],
    layout: Object.fromEntries([
      ["say-1", { x: 0, y: 0 }],
      ["say-2", { x: 320, y: 0 }],
    ]),
    ...change,
  };
}
