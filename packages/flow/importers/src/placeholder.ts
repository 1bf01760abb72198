import type { LocalText } from "@patchbay/base/text";
import type { StickyNote } from "@patchbay/flow-model/document";
import type { NodeRegistry } from "@patchbay/node-kit/registry";
import { choiceIds } from "./names.ts";
import type { Plan, SourceStep } from "./source-flow.ts";

const MAX_WAYS = 50;
const MAX_NOTE = 4_000;

/**
 * Stands for a step that has no counterpart: a branch whose conditions are empty, so that the drawing keeps its shape and
 * the checks refuse to publish it (FLOW103) until somebody replaced it.
 */
export function placeholderFor(step: SourceStep, registry: NodeRegistry): Plan {
  const [main, ...others] = step.ways.slice(0, MAX_WAYS);
  const ids = choiceIds(others.map(({ key }) => key));
  const cases = others.map(({ key, label }, index) => ({
    id: ids[index],
    label: (label ?? key).slice(0, 60),
    when: "",
  }));
  const config = registry.get("branch")?.config.safeParse({ cases });
  return {
    parts: [
      {
        type: "branch",
        label: `⚠ ${step.label}`,
        config: (config?.success ? config.data : { cases }) as Plan["parts"][number]["config"],
      },
    ],
    exits: {
      ...(main ? { [main.key]: [[0, "otherwise"]] } : {}),
      ...Object.fromEntries(others.map(({ key }, index) => [key, [[0, `choice:${ids[index]}`]]])),
    },
  };
}

/** What the step said over there, for whoever replaces it. */
export function placeholderNote(
  { type, label, fields }: SourceStep,
  remarks: readonly LocalText[],
): Omit<StickyNote, "id" | "x" | "y"> {
  const settings = JSON.stringify(fields.json(), null, 1);
  const why = remarks.map(({ en, zh }) => `${en}\n${zh}`).join("\n");
  return { text: `⚠ ${type}: ${label}\n${why}\n${settings}`.slice(0, MAX_NOTE), width: 280, height: 120 };
}
