import type { Json } from "@patchbay/base/json";
import type { TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import { RefusedError } from "./failure.ts";

/** What a client learns of an error: never a stack, never a message of ours that is not meant for it. */
export interface ErrorAnswer {
  /** `area.what`; the studio has the sentences for it. */
  readonly code: string;
  /** What the sentence speaks of: names, revisions, diagnostics. */
  readonly facts: Readonly<Record<string, Json>>;
}

export function errorAnswer(error: TRPCError): ErrorAnswer {
  if (error instanceof RefusedError) {
    const { code, ...facts } = error.failure;
    return { code, facts: facts as Record<string, Json> };
  }
  if (error.cause instanceof ZodError) {
    const problems = error.cause.issues.map((issue) => ({
      path: issue.path.map(String).join("."),
      why: issue.message,
    }));
    return { code: "input.invalid", facts: { problems } };
  }
  const code = OTHERS[error.code];
  return { code: code ?? "internal.failed", facts: {} };
}

/** Errors that tRPC raises by itself. */
const OTHERS: Readonly<Partial<Record<TRPCError["code"], string>>> = {
  PARSE_ERROR: "input.not-json",
  BAD_REQUEST: "input.invalid",
  NOT_FOUND: "api.no-such-procedure",
  METHOD_NOT_SUPPORTED: "api.wrong-method",
  UNSUPPORTED_MEDIA_TYPE: "input.not-json",
  PAYLOAD_TOO_LARGE: "input.too-large",
};
