import { isJsonObject, type Json, type JsonObject } from "@patchbay/base/json";
import { err, ok, type Result } from "@patchbay/base/result";
import type { FlowChannel, FlowDocument } from "@patchbay/flow-model/document";
import { type DrawnNode, drawFlow } from "@patchbay/flow-model/draw-flow";
import { jsonFault } from "@patchbay/flow-model/measure-json";
import type { NodeRegistry } from "@patchbay/node-kit/registry";
import { z } from "zod";

const id = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, "small letters, digits and -");

/** A flow as a language model writes it: steps by id, each with its settings and where its exits lead. Nothing about places. */
export const flowSketch = z.object({
  title: z.string().trim().min(1).max(120),
  steps: z
    .record(
      id,
      z.object({
        type: z.string().max(60),
        label: z.string().trim().min(1).max(80).optional(),
        config: z.record(z.string().max(60), z.json()).default({}),
        exits: z.record(z.string().max(120), id).default({}),
      }),
    )
    .refine((steps) => Object.keys(steps).length <= 120, "at most 120 steps"),
});

export type FlowSketch = z.output<typeof flowSketch>;

/** More than a flow of 120 steps needs; what is longer is not read. */
const MOST_LETTERS = 200_000;

/** What a model answered, read as strictly as anything from outside; `why` is told to the model. */
export function readSketch(text: string): Result<FlowSketch, { readonly why: string }> {
  if (text.length > MOST_LETTERS) return err({ why: `The answer is longer than ${MOST_LETTERS} characters.` });
  const value = parseObject(text);
  if (value === undefined) return err({ why: "The answer is not one JSON object." });
  const fault = jsonFault(value);
  if (fault) return err({ why: `The answer is ${fault.why} at ${fault.path.join(".")}.` });
  const parsed = flowSketch.safeParse(value);
  return parsed.success ? ok(parsed.data) : err({ why: z.prettifyError(parsed.error).slice(0, 2_000) });
}

/** Models like to fence their JSON, though they are asked not to. */
function parseObject(text: string): JsonObject | undefined {
  const fenced = /^\s*```(?:json)?\s*\n([\s\S]*?)\n\s*```\s*$/.exec(text);
  try {
    const value = JSON.parse(fenced?.[1] ?? text) as Json;
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export interface SketchNames {
  readonly name: string;
  readonly channel: FlowChannel;
}

const [COLUMN, ROW] = [340, 240];

/** The sketch as a document, laid out from left to right by how far each step is from the start. */
export function flowOfSketch(
  { title, steps }: FlowSketch,
  { name, channel }: SketchNames,
  registry: NodeRegistry,
): FlowDocument {
  const start = Object.keys(steps).find((key) => registry.get(steps[key]?.type ?? "")?.role === "start");
  const columns = columnsFrom(steps, start);
  const filled = new Map<number, number>();
  const drawn = Object.entries(steps).map(([key, { type, label, config, exits }]): [string, DrawnNode] => {
    const column = columns.get(key) ?? 0;
    const row = filled.get(column) ?? 0;
    filled.set(column, row + 1);
    const version = registry.get(type)?.version ?? 1;
    const at = { x: 80 + column * COLUMN, y: 80 + row * ROW };
    return [key, { type, version, label: label ?? key, config, to: exits, at }];
  });
  return drawFlow(name, Object.fromEntries(drawn), { title, channel });
}

function columnsFrom(steps: FlowSketch["steps"], start: string | undefined): ReadonlyMap<string, number> {
  const columns = new Map<string, number>(start === undefined ? [] : [[start, 0]]);
  for (const [key, column] of columns) {
    for (const to of Object.values(steps[key]?.exits ?? {})) if (!columns.has(to)) columns.set(to, column + 1);
  }
  return columns;
}
