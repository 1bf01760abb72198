import type { TransferTarget } from "@patchbay/wire/runtime-command";
import { z } from "zod";

/** `queue:<name>`, `agent:<id>` or `number:<digits>`. */
export const transferTarget = z
  .string()
  .max(120)
  .regex(/^(?:queue:.+|agent:.+|number:\+?[0-9*#]{2,20})$/) as unknown as z.ZodType<TransferTarget, string>;
