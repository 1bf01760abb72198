import { err, type Result } from "@patchbay/base/result";
import type { ProviderRequest } from "@patchbay/ports/channel-provider";
import type { z } from "zod";

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** The body as text; undefined where its bytes are no UTF-8. */
export function textOf({ body }: ProviderRequest): string | undefined {
  try {
    return utf8.decode(body);
  } catch {
    return undefined;
  }
}

/** The body as JSON of a shape; undefined for anything else. */
export function jsonOf<Schema extends z.ZodType>(
  text: string | undefined,
  schema: Schema,
): z.output<Schema> | undefined {
  try {
    const read = schema.safeParse(JSON.parse(text ?? ""));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

export const badSignature = (): Result<never, { readonly code: "channel.bad-signature" }> =>
  err({ code: "channel.bad-signature" });
export const invalid = (): Result<never, { readonly code: "input.invalid" }> => err({ code: "input.invalid" });
