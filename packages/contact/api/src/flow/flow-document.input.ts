import type { FlowDocument } from "@patchbay/flow-model/document";
import { parseFlow } from "@patchbay/flow-model/parse-flow";
import { z } from "zod";

/**
 * A drawing that may be stored as a draft: right in shape and bounded in size. Whether it makes sense is the compiler's
 * to say, node by node; a draft may be as unfinished as its author likes.
 */
export const flowDocument = z.unknown().transform((value, context) => {
  const parsed = parseFlow(value);
  if (parsed.ok) return parsed.value;
  for (const { path, why, detail } of parsed.error) {
    context.addIssue({ code: "custom", path: [...path], message: detail ?? why });
  }
  return z.NEVER;
}) as unknown as z.ZodType<FlowDocument, FlowDocument>;
