"use client";
import { organizationClient } from "better-auth/client/plugins";
import { createAuthClient } from "better-auth/react";

/** Sign-in, sign-out and the active tenant, by better-auth on the page's own origin. */
export const auth = createAuthClient({ plugins: [organizationClient()] });
