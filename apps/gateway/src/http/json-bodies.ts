import { jsonFault } from "@patchbay/flow-model/measure-json";
import type { FastifyInstance } from "fastify";
import { type ZodError, ZodRealError } from "zod";

/**
 * Reads bodies in JSON. What is none, and what nobody may send (keys that reach prototypes, nesting without end), is refused
 * with its place, so that who sent a flow learns which step it is in.
 */
export function jsonBodies(app: FastifyInstance): void {
  app.removeContentTypeParser("application/json");
  app.addContentTypeParser("application/json", { parseAs: "string" }, (_request, body, done) => {
    try {
      done(null, readBody(String(body)));
    } catch (error) {
      done(error as Error);
    }
  });
}

/** Throws a ZodError, as other input that cannot be used does. */
export function readBody(text: string): unknown {
  const value = parsed(text.replace(/^\uFEFF/, ""));
  const fault = jsonFault(value);
  // How much is too much says each procedure for itself.
  if (!fault || fault.why === "too-large") return value;
  throw invalid(fault.path, fault.why);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid([], (error as Error).message);
  }
}

function invalid(path: readonly (string | number)[], message: string): ZodError {
  return new ZodRealError([{ code: "custom", path: [...path], message, input: undefined }]);
}
