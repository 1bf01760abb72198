import type { ApiContext, Services } from "@patchbay/api/api-context";
import { RefusedError } from "@patchbay/api/failure";
import { refuse, standingOf } from "@patchbay/api/procedures";
import type { Permission } from "@patchbay/domain/permission";
import type { FastifyRequest } from "fastify";
import type { Doorkeeper } from "../sign-in/doorkeeper.ts";

/** What HTTP routes stand on. */
export interface Front {
  readonly services: Services;
  readonly doorkeeper: Doorkeeper;
  readonly publicUrl: string;
}

/** Who asks, and everything a procedure needs to answer them. */
export async function contextOf(front: Front, request: FastifyRequest): Promise<ApiContext> {
  const { cookie, authorization } = request.headers;
  const { services } = front;
  const { caller } = await front.doorkeeper.identify({ cookie, authorization }).catch((error: unknown) => {
    throw services.isOutage(error) ? new RefusedError({ code: "service.away" }) : error;
  });
  return { caller, services };
}

/** For routes that stand outside of the procedures: who asks, if they may, on their own tenant's stores only. */
export async function actingAs(front: Front, request: FastifyRequest, permission: Permission) {
  const { caller, services } = await contextOf(front, request);
  const standing = standingOf(caller);
  if (!standing.permissions.includes(permission)) refuse(permission);
  return { ...services, ...standing, stores: services.stores.of(standing.tenant.id) };
}

const READS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * A change that a page of another origin tries to make in a signed-in person's name. Cookies are SameSite=Lax already;
 * this holds also where a browser or an old form of request does not honour that.
 */
export function isForeignChange(request: FastifyRequest, publicUrl: string): boolean {
  const { origin, host } = request.headers;
  if (READS.has(request.method) || origin === undefined) return false;
  return URL.parse(origin)?.host !== host && origin !== new URL(publicUrl).origin;
}
