/** The procedures that the access layer serves at `/trpc`; as a type only, nothing of the server comes along. */
export type { AppRouter } from "@patchbay/api/app-router";
