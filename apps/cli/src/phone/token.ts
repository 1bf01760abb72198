let counter = 0;

/** Unique within and between test phones: process id, count, chance. For tags, branches and Call-IDs. */
export function token(): string {
  return `${process.pid.toString(36)}${(counter++).toString(36)}${Math.random().toString(36).slice(2, 8)}`;
}
