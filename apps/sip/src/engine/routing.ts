import type { Application, Stack } from "./stack.ts";

/** The next application that routes this verb, round robin. */
export function pickApplication(stack: Stack, verb: string): Application | undefined {
  const willing = [...stack.applications].filter((application) => application.open && application.routes(verb));
  if (willing.length === 0) return undefined;
  stack.turn = (stack.turn + 1) % willing.length;
  return willing[stack.turn];
}
