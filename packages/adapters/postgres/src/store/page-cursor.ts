/** Where a page of "newest first" ended: the next one begins behind this row, whatever was added in front meanwhile. */
export function pageCursor(at: Date, id: string): string {
  return Buffer.from(`${at.getTime()} ${id}`).toString("base64url");
}

/** Undefined without a cursor, and for one that nobody here wrote: that begins anew. */
export function pageAfter(cursor: string | undefined): { readonly at: Date; readonly id: string } | undefined {
  const [, millis, id] = /^(\d{1,15}) (.+)$/.exec(Buffer.from(cursor ?? "", "base64url").toString()) ?? [];
  return millis && id ? { at: new Date(Number(millis)), id } : undefined;
}
