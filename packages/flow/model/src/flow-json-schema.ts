import type { JsonObject } from "@patchbay/base/json";
import { z } from "zod";
import { flowDocument } from "./parse-flow.ts";

/** Where an installation serves it, below its public address. */
export const FLOW_SCHEMA_PATH = "/schemas/patchbay.flow-1.json";

/** The JSON Schema (draft 2020-12) of a flow file, for editors and other programs. */
export function flowJsonSchema(): JsonObject {
  const schema = z.toJSONSchema(flowDocument, { io: "input" }) as unknown as JsonObject;
  return {
    ...schema,
    title: "Patchbay flow",
    description:
      "A flow as people draw it. Logic (nodes, wires, inputs, outputs) and picture (layout, notes) are apart. What the config of a node may hold is said by its type: docs/nodes.",
  };
}
