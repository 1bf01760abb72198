import type { Bounce } from "@patchbay/ports/mail-reader";

export interface ReportPart {
  readonly type: string;
  readonly text: string;
}

/** What a delivery report says (RFC 3464 §2), from its machine-readable part and the head of the mail that it returns. */
export function readBounce(parts: readonly ReportPart[]): Bounce | undefined {
  const report = parts.find(({ type }) => type === "message/delivery-status");
  if (!report) return undefined;
  // The first group of fields is about the mail, each further one about a recipient.
  const groups = report.text
    .replaceAll("\r\n", "\n")
    .split(/\n\s*\n/)
    .map(fieldsOf);
  const about = groups.find((fields) => fields.has("final-recipient") || fields.has("original-recipient"));
  if (!about) return undefined;
  const returned = parts.find(({ type }) => type === "message/rfc822" || type === "text/rfc822-headers");
  const original = returned && fieldsOf(returned.text.slice(0, 20_000).split(/\r?\n\r?\n/)[0] ?? "").get("message-id");
  return {
    recipient: afterType(about.get("final-recipient") ?? about.get("original-recipient")),
    action: (about.get("action") ?? "failed").toLowerCase(),
    status: about.get("status") ?? "",
    why: afterType(about.get("diagnostic-code")).slice(0, 500),
    ...(original ? { original: original.replace(/[<>]/g, "").trim() } : {}),
  };
}

/** Folded lines belong to the field above (RFC 5322 §2.2.3). */
function fieldsOf(text: string): ReadonlyMap<string, string> {
  const unfolded = text.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/);
  return new Map(
    unfolded.flatMap((line) => {
      const colon = line.indexOf(":");
      return colon < 1 ? [] : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const];
    }),
  );
}

/** `rfc822; ann@example.org` */
const afterType = (value = ""): string => value.replace(/^[A-Za-z0-9-]+\s*;\s*/, "").trim();
