import type { ZodType } from "zod";
import { appRouter } from "../app-router.ts";
import type { ProcedureMeta, RestRoute } from "../procedure-meta.ts";

/** A procedure that is also found under `/api/v1`. */
export interface RestOperation extends RestRoute {
  /** `ticket.get` */
  readonly procedure: string;
  readonly access: string;
  /** Absent when nothing is asked for. */
  readonly input?: ZodType;
}

interface BuiltProcedure {
  readonly _def: { readonly meta?: ProcedureMeta; readonly inputs: readonly ZodType[] };
}

/** Read from the router itself: there is no second list to forget. */
export function restOperations(): readonly RestOperation[] {
  const procedures = Object.entries(appRouter._def.procedures) as unknown as readonly [string, BuiltProcedure][];
  return procedures.flatMap(([procedure, { _def }]) => {
    const { rest, access } = _def.meta ?? {};
    if (!rest || access === undefined) return [];
    const input = _def.inputs[0];
    return [{ ...rest, procedure, access, ...(input ? { input } : {}) }];
  });
}

/** Names in braces: `/tickets/{id}` has `id`. */
export function pathParameters(path: string): readonly string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");
}
