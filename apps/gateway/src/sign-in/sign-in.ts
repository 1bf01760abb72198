import type { Clock } from "@patchbay/ports/clock";
import { betterAuth } from "better-auth";
import { APIError, createAuthMiddleware } from "better-auth/api";
import { organization } from "better-auth/plugins/organization";
import type { Pool } from "pg";
import { accessControl, roles } from "./roles.ts";
import { wrongPasswords } from "./wrong-passwords.ts";

export const COOKIE_PREFIX = "patchbay";
/** The gateway itself sets this header, after it found out who is at the other end. */
export const CLIENT_ADDRESS_HEADER = "x-patchbay-client";

export interface SignInSettings {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly secret: string;
  readonly publicUrl: string;
}

export type SignIn = ReturnType<typeof createSignIn>;

const DAY_S = 24 * 60 * 60;

/** E-mail and password, sessions, and which tenants a person belongs to. */
export function createSignIn({ pool, clock, secret, publicUrl }: SignInSettings) {
  const guesses = wrongPasswords(pool);
  return betterAuth({
    appName: "Patchbay",
    baseURL: publicUrl,
    basePath: "/api/auth",
    secret,
    database: pool,
    telemetry: { enabled: false },
    // Wrong passwords are everyday business and counted by us; what breaks is logged.
    logger: { level: "error" },
    // A page's own origin is trusted, under whichever name of this installation it was opened.
    trustedOrigins: (request) => ownOrigins(request, publicUrl),
    emailAndPassword: { enabled: true, minPasswordLength: 8, maxPasswordLength: 128 },
    session: { expiresIn: 7 * DAY_S, updateAge: DAY_S },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: publicUrl.startsWith("https:"),
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
    },
    rateLimit: {
      enabled: true,
      storage: "database",
      window: 10,
      max: 300,
      // Wide enough for an office behind one address; an account has its own, narrower limit.
      customRules: {
        "/get-session": false,
        "/sign-out": false,
        "/sign-in/email": { window: 60, max: 60 },
        "/sign-up/email": { window: 900, max: 30 },
        "/change-password": { window: 60, max: 10 },
      },
    },
    hooks: {
      before: createAuthMiddleware(async ({ path, body }) => {
        if (path !== "/sign-in/email" || typeof body?.email !== "string") return;
        const retryAfterSeconds = await guesses.waitFor(body.email, clock.now());
        if (retryAfterSeconds > 0) {
          throw new APIError("TOO_MANY_REQUESTS", {
            code: "TOO_MANY_WRONG_PASSWORDS",
            message: `Too many wrong passwords for this account. Try again in ${retryAfterSeconds} seconds.`,
            retryAfterSeconds,
          });
        }
      }),
      after: createAuthMiddleware(async ({ path, body, context }) => {
        if (path !== "/sign-in/email" || typeof body?.email !== "string") return;
        if (context.newSession) await guesses.forget(body.email);
        else if (context.returned instanceof APIError) await guesses.failed(body.email, clock.now());
      }),
    },
    databaseHooks: {
      user: { create: { before: async (user) => refuseUninvited(pool, user.email) } },
      session: {
        create: {
          before: async (session) => ({
            data: { ...session, activeOrganizationId: await firstTenant(pool, session.userId) },
          }),
        },
      },
    },
    plugins: [organization({ ac: accessControl, roles, creatorRole: "admin", allowUserToCreateOrganization: false })],
  });
}

function ownOrigins(request: Request | undefined, publicUrl: string): string[] {
  const origins = [new URL(publicUrl).origin];
  const host = request?.headers.get("host");
  if (host) origins.push(`http://${host}`, `https://${host}`);
  return origins;
}

/** Accounts are for people whom some tenant has invited. */
async function refuseUninvited(pool: Pool, email: string): Promise<void> {
  const { rowCount } = await pool.query(
    `SELECT 1 FROM "invitation" WHERE lower("email") = lower($1) AND "status" = 'pending' AND "expiresAt" > now()`,
    [email],
  );
  if (rowCount === 0) {
    throw new APIError("FORBIDDEN", {
      code: "NOT_INVITED",
      message: "Accounts are made by invitation. Ask an admin of your organisation for one.",
    });
  }
}

async function firstTenant(pool: Pool, user: string): Promise<string | null> {
  const { rows } = await pool.query<{ tenant: string }>(
    `SELECT "organizationId" AS tenant FROM "member" WHERE "userId" = $1 ORDER BY "createdAt", "id" LIMIT 1`,
    [user],
  );
  return rows[0]?.tenant ?? null;
}
