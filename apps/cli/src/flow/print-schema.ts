import { parseArgs } from "node:util";
import { flowJsonSchema } from "@patchbay/flow-model/flow-json-schema";

const HELP = `patchbay flow schema: prints the JSON Schema of flow files, as docs/patchbay.flow-1.schema.json holds it and every
installation serves it at /schemas/patchbay.flow-1.json. For editors:
  patchbay flow schema > patchbay.flow-1.schema.json`;

export function printSchema(args: readonly string[]): number {
  const { values } = parseArgs({ args: [...args], options: { help: { type: "boolean" } } });
  console.log(values.help ? HELP : JSON.stringify(flowJsonSchema(), null, 2));
  return 0;
}
