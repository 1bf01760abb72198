import type { Settings } from "./env.ts";

/** Why the gateway cannot start, as one sentence that says what to do. */
export function startFailure(error: unknown, { listen }: Pick<Settings, "listen">): string {
  const { code, message } = rootOf(error);
  const place = `${listen.host}:${listen.port}`;
  switch (code) {
    case "EADDRINUSE":
      return `${place} is taken by another program; stop it or set GATEWAY_LISTEN to another port.`;
    case "EADDRNOTAVAIL":
    case "EACCES":
      return `this machine does not let us listen on ${place}; set GATEWAY_LISTEN to an address and port that it does.`;
    case "ECONNREFUSED":
    case "ENOTFOUND":
    case "ETIMEDOUT":
      return `the database does not answer (${message}); check DATABASE_URL and AUTH_DATABASE_URL and that it runs.`;
    case "28P01":
    case "28000":
      return `the database does not let us in (${message}); check the users and passwords in DATABASE_URL and AUTH_DATABASE_URL.`;
    case "3D000":
      return `there is no such database (${message}); create it and run the migrations.`;
    default:
      return message;
  }
}

function rootOf(error: unknown): { readonly code: string; readonly message: string } {
  const first = error instanceof AggregateError ? error.errors[0] : error;
  const { code = "", message = String(first) } = (first ?? {}) as { code?: string; message?: string };
  return { code, message: message.replaceAll(/\s*\n\s*/g, " ") };
}
