/** What a flow's stable name may be: kebab-case, at most 64 characters. */
export const FLOW_NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** A stable name made from a title; empty when the title has no Latin letters (the author then names it). */
export function suggestName(title: string): string {
  return title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[-0-9]+|-+$/g, "")
    .slice(0, 64);
}

export function isFlowName(name: string): boolean {
  return name.length <= 64 && FLOW_NAME.test(name);
}
