import { err, ok, type Result } from "@patchbay/base/result";
import { z } from "zod";
import { type FlowDocument, GROUP_COLOURS } from "./document.ts";
import { jsonFault } from "./measure-json.ts";

/** Where a document is not a flow, in the words of its parts: `["nodes", "ask", "label"]`. */
export interface DocumentFault {
  readonly path: readonly (string | number)[];
  readonly why: "too-deep" | "too-large" | "not-json" | "forbidden-key" | "wrong-shape";
  /** What the schema said, in English. */
  readonly detail?: string;
}

const FORMAT = "patchbay.flow/1";
export const MAX_NODES = 5_000;
/** No flow that can be kept is larger; what is, need not be read to be refused. */
export const MAX_FILE_BYTES = 20_000_000;
const MAX_FAULTS = 50;

const name = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/);
const nodeId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/);
const exit = z.string().min(1).max(100);
const pictureId = z.string().min(1).max(64);
const point = { x: z.number(), y: z.number() };
const variables = z
  .array(
    z.object({
      name: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,62}$/),
      type: z.enum(["text", "number", "boolean", "list", "object"]),
      description: z.string().max(1_000).optional(),
    }),
  )
  .max(100);

/** The shape of a flow file; `flowJsonSchema` publishes it. */
export const flowDocument = z.object({
  format: z.literal(FORMAT),
  name,
  title: z.string().min(1).max(200),
  description: z.string().max(10_000).optional(),
  channel: z.enum(["voice", "chat", "sms", "email", "social", "ticket", "campaign"]),
  inputs: variables.default([]),
  outputs: variables.default([]),
  nodes: z.record(
    nodeId,
    z.object({
      type: z.string().min(1).max(64),
      version: z.number().int().min(1),
      label: z.string().max(200),
      config: z.record(z.string(), z.unknown()),
    }),
  ),
  wires: z.array(z.object({ from: nodeId, exit, to: nodeId })).max(MAX_NODES * 8),
  layout: z.record(nodeId, z.object(point)).default({}),
  notes: z
    .array(
      z.object({
        id: pictureId,
        text: z.string().max(10_000),
        width: z.number(),
        height: z.number(),
        ...point,
      }),
    )
    .max(1_000)
    .optional(),
  groups: z
    .array(
      z.object({
        id: pictureId,
        title: z.string().max(200),
        colour: z.enum(GROUP_COLOURS),
        nodes: z.array(nodeId).max(MAX_NODES),
      }),
    )
    .max(1_000)
    .optional(),
  comments: z
    .array(
      z.object({
        id: pictureId,
        node: nodeId.optional(),
        resolved: z.boolean(),
        messages: z
          .array(z.object({ id: pictureId, by: z.string().max(200), at: z.number(), text: z.string().max(10_000) }))
          .max(500),
      }),
    )
    .max(1_000)
    .optional(),
});

/** Reads a flow from outside: a file, a request body, a database row. Unknown extra fields are dropped. */
export function parseFlow(input: unknown): Result<FlowDocument, readonly DocumentFault[]> {
  const fault = jsonFault(input);
  if (fault) return err([fault]);
  if (countNodes(input) > MAX_NODES) {
    return err([{ path: ["nodes"], why: "too-large", detail: `more than ${MAX_NODES} nodes` }]);
  }
  const other = otherFormat(input);
  if (other) return err([{ path: ["format"], why: "wrong-shape", detail: other }]);
  const parsed = flowDocument.safeParse(input);
  if (parsed.success) return ok(parsed.data as unknown as FlowDocument);
  return err(
    parsed.error.issues.slice(0, MAX_FAULTS).map((issue) => ({
      path: issue.path.map((part) => (typeof part === "symbol" ? String(part) : part)),
      why: "wrong-shape" as const,
      detail: issue.message,
    })),
  );
}

/** Nothing else about a file of another format is worth saying. */
function otherFormat(input: unknown): string | undefined {
  if (input === null || typeof input !== "object" || Array.isArray(input)) return undefined;
  const format = "format" in input ? input.format : undefined;
  if (format === FORMAT) return undefined;
  const is = typeof format === "string" ? `it is "${format.slice(0, 100)}"` : "it is missing";
  return `${is}; this version reads "${FORMAT}"`;
}

function countNodes(input: unknown): number {
  if (input === null || typeof input !== "object" || !("nodes" in input)) return 0;
  const { nodes } = input;
  return nodes !== null && typeof nodes === "object" ? Object.keys(nodes).length : 0;
}
