import type { UserId } from "@patchbay/base/ids";
import { type Permission, ROLE_PERMISSIONS } from "@patchbay/domain/permission";
import type { TenantRow } from "@patchbay/ports/stores";
import { initTRPC } from "@trpc/server";
import type { ApiContext, Caller } from "./api-context.ts";
import { errorAnswer } from "./error-answer.ts";
import { RefusedError } from "./failure.ts";
import type { ProcedureMeta } from "./procedure-meta.ts";

const t = initTRPC
  .context<ApiContext>()
  .meta<ProcedureMeta>()
  .create({
    errorFormatter: ({ shape, error }) => ({
      code: shape.code,
      message: errorAnswer(error).code,
      data: { ...errorAnswer(error), kind: error.code, httpStatus: shape.data.httpStatus },
    }),
  });

export const { router, createCallerFactory } = t;

/** What fails because the database is away says so, instead of looking like a fault of ours. */
const procedure = t.procedure.use(async ({ ctx, next }) => {
  const answer = await next();
  if (!answer.ok && ctx.services.isOutage(answer.error)) throw new RefusedError({ code: "service.away" });
  return answer;
});

export const publicProcedure = procedure.meta({ access: "public" });

export const signedIn = procedure.meta({ access: "signed-in" }).use(({ ctx, next }) => {
  if (ctx.caller.kind !== "user") throw new RefusedError({ code: "access.not-signed-in" });
  return next({ ctx: { caller: ctx.caller } });
});

/** A member or an API key, in one tenant: everything below runs on that tenant's stores only. */
const inTenant = procedure.use(({ ctx, next }) => {
  const standing = standingOf(ctx.caller);
  const { stores, testPhones, ...services } = ctx.services;
  const here = {
    ...services,
    ...standing,
    stores: stores.of(standing.tenant.id),
    testPhones: testPhones(standing.tenant.id),
  };
  return next({ ctx: here });
});

/** Where every procedure of a tenant starts: permission is what it is built from, never an `if` inside. */
export const may = (permission: Permission) =>
  inTenant.meta({ access: permission }).use(({ ctx, next }) => {
    if (!ctx.permissions.includes(permission)) refuse(permission);
    return next();
  });

export interface Standing {
  readonly tenant: TenantRow;
  readonly by: UserId;
  readonly permissions: readonly Permission[];
}

/** In which tenant a caller acts, as whom, and what they may do there; throws the refusal for nobody. */
export function standingOf(caller: Caller): Standing {
  switch (caller.kind) {
    case "nobody":
      throw new RefusedError({ code: "access.not-signed-in" });
    case "key":
      return { tenant: caller.tenant, by: `key:${caller.id}` as UserId, permissions: caller.permissions };
    case "user":
      if (!caller.at) throw new RefusedError({ code: "access.no-tenant" });
      return { tenant: caller.at.tenant, by: caller.user.id, permissions: ROLE_PERMISSIONS[caller.at.role] };
  }
}

export function refuse(permission: Permission): never {
  const failure = { code: "access.not-allowed", permission } as const;
  throw new RefusedError(failure);
}
