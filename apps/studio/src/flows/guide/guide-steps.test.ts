import { type DrawnNode, drawFlow } from "@patchbay/flow-model/draw-flow";
import { expect, it } from "vitest";
import { guideDone } from "./guide-steps.ts";

const words = [{ kind: "speech", text: "Hello" }];
const start: DrawnNode = { type: "start", to: { next: "say" } };
const drawn = (nodes: Record<string, DrawnNode>) => drawFlow("first", nodes);
const facts = { diagnostics: [], published: false, rang: false };

it("ticks off what the drawing has, whoever drew it, and takes the tick back with the step", () => {
  expect([...guideDone({ ...facts, flow: drawn({ start }) })]).toEqual([]);
  const flow = drawn({
    start,
    say: { type: "play-prompt", config: { prompts: words }, to: { done: "menu" } },
    menu: {
      type: "menu",
      config: { choices: [{ id: "one", label: "Sales", digit: "1" }] },
      to: { "choice:one": "queue" },
    },
    queue: { type: "send-to-queue", config: { queue: "sales" } },
  });
  expect([...guideDone({ ...facts, flow, published: true, rang: true })]).toEqual([
    "say",
    "menu",
    "queue",
    "sound",
    "publish",
    "ring",
  ]);
  const { queue: _, ...nodes } = flow.nodes as Record<string, never>;
  expect(guideDone({ ...facts, flow: { ...flow, nodes, wires: flow.wires.slice(0, 2) } as never }).has("queue")).toBe(
    false,
  );
});

it("asks for the problems that keep a flow from being published", () => {
  const message = { en: "Wrong", zh: "错" };
  const flow = drawn({ start, a: { type: "end" }, b: { type: "end" }, c: { type: "end" } });
  const sound = (severity: "error" | "warning") =>
    guideDone({ ...facts, flow, diagnostics: [{ code: "FLOW201", severity, message }] }).has("sound");
  expect([sound("error"), sound("warning")]).toEqual([false, true]);
});
