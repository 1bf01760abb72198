import type { JsonObject } from "@patchbay/base/json";
import type { Millis } from "@patchbay/base/time";
import { z } from "zod";

/** A time as people write it: `500ms`, `12s`, `5m`, `2h`; or milliseconds. */
const duration = z.union([z.number().int().min(0), writtenDuration()]);

function writtenDuration() {
  return z
    .string()
    .regex(/^\d{1,6}(ms|s|m|h)$/)
    .transform((text): Millis => {
      const units: Readonly<Record<string, Millis>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };
      return Number.parseInt(text, 10) * (units[text.replace(/\d+/, "")] ?? 1);
    });
}

const object = z.record(z.string(), z.json()) as unknown as z.ZodType<JsonObject>;

/** How the world stands when the contact comes in. What is left out is as in the fakes: queues staffed, nothing on the web. */
const scene = z.strictObject({
  from: z.string().max(100).optional(),
  to: z.string().max(100).optional(),
  /** When the contact comes in, e.g. `2026-01-05T09:00:00Z`. */
  at: z.iso.datetime({ offset: true }).optional(),
  inputs: object.optional(),
  customers: z.array(object).max(100).optional(),
  calendars: z.record(z.string(), z.enum(["open", "closed", "holiday"])).optional(),
  /** Answers of web services: the first whose `url` is part of the address asked. Without a status it cannot be reached. */
  web: z
    .array(
      z.strictObject({
        url: z.string().max(2_000),
        status: z.number().int().min(100).max(599).optional(),
        body: z.json().optional(),
        after: duration.optional(),
      }),
    )
    .max(100)
    .optional(),
  staffed: z.boolean().optional(),
  waiting: z.number().int().min(0).optional(),
  transfers: z.enum(["talked", "busy", "no-answer", "rejected"]).optional(),
});

/** What happens, one thing after another; `at` and `heard` are expectations on the way. */
const step = z.union([
  z.strictObject({ press: z.string().regex(/^[0-9*#]{1,40}$/) }),
  z.strictObject({ say: z.string().min(1).max(500) }),
  z.strictObject({ wait: duration }),
  z.strictObject({ serve: z.string().max(100), talk: duration.optional() }),
  z.strictObject({ hangUp: z.literal(true) }),
  z.strictObject({ at: z.string().max(64) }),
  z.strictObject({ heard: z.string().max(500) }),
]);

const expectation = z.strictObject({
  outcome: z.string().optional(),
  /** Steps entered, in this order; others may lie between. */
  path: z.array(z.string()).max(1_000).optional(),
  notVisited: z.array(z.string()).max(1_000).optional(),
  heard: z.array(z.string()).max(100).optional(),
  /** Each by its name; fields that are not named may be anything. */
  variables: object.optional(),
  tickets: z.number().int().min(0).optional(),
});

/**
 * Instead of what a caller does: a call as it was imagined, by what each step that asks answers in turn. It needs no world,
 * so that any exit can be taken, also those of services that fail. `branch` is of a fork, where several steps ask at once.
 */
const imagined = z.strictObject({
  variables: object,
  answers: z
    .array(
      z.union([
        z.strictObject({ exit: z.string().max(200), set: object.optional(), branch: z.string().max(1_000).optional() }),
        z.strictObject({ elapsed: z.literal(true), branch: z.string().max(1_000).optional() }),
      ]),
    )
    .max(1_000),
});

/** The file `NAME.test.json` as it is written. */
export const flowTestFile = z.strictObject({
  format: z.literal("patchbay.flow-test/1"),
  cases: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(200),
        scene: scene.default({}),
        steps: z.array(step).max(1_000).default([]),
        imagined: imagined.optional(),
        expect: expectation.default({}),
      }),
    )
    .max(1_000)
    .default([]),
  /** From everywhere a person or an end is at most so many steps away. */
  withinSteps: z.number().int().min(1).optional(),
  /** The share of exits, 0 to 1, that imagined calls must be able to take. */
  coverage: z.number().min(0).max(1).optional(),
});

/** Saved test cases of a flow: the file `NAME.test.json` beside `NAME.flow.json`. */
export type FlowTest = z.output<typeof flowTestFile>;
export type FlowTestCase = FlowTest["cases"][number];
export type FlowTestScene = FlowTestCase["scene"];
export type FlowTestStep = FlowTestCase["steps"][number];

export function parseFlowTest(input: unknown): z.ZodSafeParseResult<FlowTest> {
  return flowTestFile.safeParse(input);
}
