import type { FlowDocument } from "@patchbay/flow-model/document";
import { z } from "zod";

/**
 * A drawing that may be stored as a draft: right in shape and bounded in size. Whether it makes sense is the compiler's
 * to say, node by node; a draft may be as unfinished as its author likes.
 */
const nodeId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,79}$/);
const coordinate = z.number().min(-1e6).max(1e6);
const point = z.object({ x: coordinate, y: coordinate });
const text = z.string().max(2_000);

const variable = z.object({
  name: z.string().max(80),
  type: z.enum(["text", "number", "boolean", "list", "object"]),
  description: text.optional(),
});

const node = z.object({
  type: z.string().max(80),
  version: z.number().int().min(1),
  label: z.string().max(200),
  config: z.record(z.string(), z.json()),
});

const MOST_NODES = 5_000;
const MOST_CHARACTERS = 4_000_000;

export const flowDocument = z
  .object({
    format: z.literal("patchbay.flow/1"),
    name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/, "small letters, digits and dashes"),
    title: z.string().min(1).max(200),
    description: text.optional(),
    channel: z.enum(["voice", "chat", "sms", "email", "social", "ticket", "campaign"]),
    inputs: z.array(variable).max(100),
    outputs: z.array(variable).max(100),
    nodes: z.record(nodeId, node).refine((nodes) => Object.keys(nodes).length <= MOST_NODES, "too many nodes"),
    wires: z.array(z.object({ from: nodeId, exit: z.string().max(80), to: nodeId })).max(MOST_NODES * 10),
    layout: z.record(nodeId, point),
    notes: z
      .array(
        point.extend({ id: z.string().max(80), text: z.string().max(10_000), width: coordinate, height: coordinate }),
      )
      .max(500)
      .optional(),
  })
  .refine((document) => JSON.stringify(document).length <= MOST_CHARACTERS, "too large") as unknown as z.ZodType<
  FlowDocument,
  FlowDocument
>;
