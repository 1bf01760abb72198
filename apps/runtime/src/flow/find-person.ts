import type { Agent } from "@patchbay/ports/store/agent-store";

/** A member by extension, e-mail address or name; a name that two have is nobody's. */
export function findPerson(agents: readonly Agent[], wanted: string): Agent | undefined {
  const text = wanted.trim().toLowerCase();
  if (text === "") return undefined;
  const exact = agents.find(
    ({ extension, email, id }) => extension === text || email.toLowerCase() === text || id === wanted,
  );
  if (exact) return exact;
  const named = agents.filter(({ name }) => name.toLowerCase() === text);
  return named.length === 1 ? named[0] : undefined;
}
