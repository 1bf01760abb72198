import { flowJsonSchema } from "@patchbay/flow-model/flow-json-schema";

/** `patchbay flow schema`: what docs/patchbay.flow-1.schema.json holds and every installation serves. */
export function printSchema(): number {
  console.log(JSON.stringify(flowJsonSchema(), null, 2));
  return 0;
}
