import type { Caller } from "@patchbay/api/api-context";
import type { TenantId, UserId } from "@patchbay/base/ids";
import type { Millis } from "@patchbay/base/time";
import { PERMISSIONS } from "@patchbay/domain/permission";
import type { Clock } from "@patchbay/ports/clock";
import type { Secrets } from "@patchbay/ports/secrets";
import type { Stores } from "@patchbay/ports/stores";
import type { Pool } from "pg";
import { roleOf } from "./members.ts";
import { COOKIE_PREFIX, type SignIn } from "./sign-in.ts";

/** What of a request says who asks. */
export interface Credentials {
  readonly cookie?: string | undefined;
  readonly authorization?: string | undefined;
}

/** A caller, and the session's own token for a person: what sockets are closed by when it is revoked. */
export interface Identified {
  readonly caller: Caller;
  readonly session?: string;
}

/** Finds out who asks. Answers are kept for a moment, so a page's burst of requests costs one look-up. */
export interface Doorkeeper {
  identify(credentials: Credentials): Promise<Identified>;
  /** After anything that changes a session: the next request looks anew. */
  forget(cookie: string | undefined): void;
}

export interface DoorkeeperSettings {
  readonly signIn: SignIn;
  readonly pool: Pool;
  readonly stores: Stores;
  readonly clock: Clock;
  readonly secrets: Secrets;
}

/** How long a revoked session or key may still be taken for good, at most. */
const KEPT_FOR: Millis = 2_000;
const MOST_KEPT = 10_000;
const NOBODY: Identified = { caller: { kind: "nobody" } };

export function createDoorkeeper(settings: DoorkeeperSettings): Doorkeeper {
  const kept = new Map<string, { readonly until: number; readonly answer: Promise<Identified> }>();
  const remember = (key: string, find: () => Promise<Identified>): Promise<Identified> => {
    const now = settings.clock.now();
    const known = kept.get(key);
    if (known && known.until > now) return known.answer;
    if (kept.size >= MOST_KEPT) kept.clear();
    const answer = find();
    kept.set(key, { until: now + KEPT_FOR, answer });
    answer.catch(() => kept.delete(key));
    return answer;
  };
  return {
    identify({ cookie, authorization }) {
      const key = bearer(authorization);
      if (key !== undefined) return remember(`key ${settings.secrets.sha256(key)}`, () => byApiKey(settings, key));
      const token = sessionCookie(cookie);
      if (cookie === undefined || token === undefined) return Promise.resolve(NOBODY);
      return remember(`session ${token}`, () => bySession(settings, cookie));
    },
    forget(cookie) {
      const token = sessionCookie(cookie);
      if (token !== undefined) kept.delete(`session ${token}`);
    },
  };
}

function bearer(authorization = ""): string | undefined {
  return /^Bearer (pb_[\w-]{20,200})$/.exec(authorization)?.[1];
}

/** The signed session cookie, as presented; better-auth checks it. */
function sessionCookie(cookie = ""): string | undefined {
  return new RegExp(`(?:^|;\\s*)((?:__Secure-)?${COOKIE_PREFIX}\\.session_token=[^;]+)`).exec(cookie)?.[1];
}

async function byApiKey({ stores, secrets, clock }: DoorkeeperSettings, key: string): Promise<Identified> {
  const found = await stores.directory.tenantOfApiKey(secrets.sha256(key));
  if (!found) return NOBODY;
  const [tenant, row] = await Promise.all([
    stores.directory.tenant(found.tenant),
    stores.of(found.tenant).apiKeys.find(found.keyId),
  ]);
  if (!tenant || !row || row.revokedAt !== undefined) return NOBODY;
  await stores.of(found.tenant).apiKeys.used(row.id, clock.now());
  const permissions = PERMISSIONS.filter((permission) => row.permissions.includes(permission));
  return { caller: { kind: "key", id: row.id, tenant, permissions } };
}

async function bySession({ signIn, pool, stores }: DoorkeeperSettings, cookie: string): Promise<Identified> {
  const current = await signIn.api.getSession({ headers: new Headers({ cookie }) });
  if (!current) return NOBODY;
  const { user, session } = current;
  const { rows } = await pool.query<{ id: string; name: string; slug: string; role: string }>(
    `SELECT o."id", o."name", o."slug", m."role" FROM "member" m JOIN "organization" o ON o."id" = m."organizationId"
     WHERE m."userId" = $1 ORDER BY m."createdAt", m."id"`,
    [user.id],
  );
  const active = rows.find((row) => row.id === session.activeOrganizationId) ?? rows[0];
  const tenant = active && (await stores.directory.tenant(active.id as TenantId));
  return {
    session: session.token,
    caller: {
      kind: "user",
      user: { id: user.id as UserId, name: user.name, email: user.email },
      tenants: rows.map(({ id, name, slug }) => ({ id: id as TenantId, name, slug })),
      ...(tenant ? { at: { tenant, role: roleOf(active.role) } } : {}),
    },
  };
}
