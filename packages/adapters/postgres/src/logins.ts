import { createHmac } from "node:crypto";

/** The roles that processes log in as; the owner is for migrations only. */
export const ROLES = { app: "patchbay_app", auth: "patchbay_auth" } as const;

export interface Logins {
  /** Under forced row-level security: everything but sign-in. */
  readonly app: string;
  /** better-auth's tables only; `search_path` is `auth`. */
  readonly auth: string;
}

/**
 * The URLs of the two roles on the owner's server and database. Their passwords are derived from a secret (by default the
 * owner's password), so that no process has to be told more than its own URL, and nothing has to be stored.
 */
export function loginUrls(ownerUrl: string, secret = ownerPassword(ownerUrl)): Logins {
  return { app: loginUrl(ownerUrl, ROLES.app, secret), auth: loginUrl(ownerUrl, ROLES.auth, secret) };
}

/** Empty when the URL carries none. */
export function ownerPassword(ownerUrl: string): string {
  return decodeURIComponent(new URL(ownerUrl).password);
}

export function rolePassword(role: string, secret: string): string {
  return createHmac("sha256", secret).update(`patchbay role ${role}`).digest("base64url");
}

function loginUrl(ownerUrl: string, role: string, secret: string): string {
  const url = new URL(ownerUrl);
  url.username = role;
  url.password = rolePassword(role, secret);
  if (role === ROLES.auth) url.searchParams.set("options", "-c search_path=auth");
  return url.href;
}
