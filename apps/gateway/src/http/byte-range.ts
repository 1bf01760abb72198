/**
 * One range of bytes as players ask for (RFC 9110 §14.1.2): `bytes=0-`, `bytes=100-199`. Several ranges, suffix ranges and
 * anything else are ignored, as the RFC allows: the whole is sent.
 */
export function byteRange(header = ""): { readonly from: number; readonly to?: number } | undefined {
  const match = /^bytes=(\d{1,15})-(\d{1,15})?$/.exec(header.trim());
  if (!match) return undefined;
  const from = Number(match[1]);
  if (match[2] === undefined) return { from };
  const to = Number(match[2]);
  return to >= from ? { from, to } : undefined;
}
