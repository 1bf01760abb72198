import type { Permission } from "@patchbay/domain/permission";
import type { ZodType } from "zod";

/** What stands on every procedure, for the permission check, the isolation test and the REST surface. */
export interface ProcedureMeta {
  /** Whom it serves: anybody, anybody signed in, or members (and API keys) with one permission. */
  readonly access?: "public" | "signed-in" | Permission;
  readonly rest?: RestRoute;
}

/** The same procedure as a REST operation under `/api/v1`. */
export interface RestRoute {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Parts of the input in braces come from the path: `/tickets/{id}`. */
  readonly path: `/${string}`;
  readonly summary: string;
  /** Shape of the answer, for the OpenAPI document; a test holds the answers to it. */
  readonly answer: ZodType;
}
