import type { Headers } from "mailparser";

const PRECEDENCE = new Set(["bulk", "junk", "list", "auto_reply"]);

/** The header that says that no person wrote this (RFC 3834 §2, §5; RFC 2919; the usual habits before them). */
export function automaticBy(headers: Headers): string | undefined {
  const value = (name: string): string =>
    String(headers.get(name) ?? "")
      .trim()
      .toLowerCase();
  const submitted = value("auto-submitted");
  if (submitted !== "" && !submitted.startsWith("no")) return "Auto-Submitted";
  if (PRECEDENCE.has(value("precedence"))) return "Precedence";
  if (headers.has("list-id") || "id" in Object(headers.get("list"))) return "List-Id";
  for (const name of ["x-autoreply", "x-autorespond", "x-auto-response-suppress"]) if (headers.has(name)) return name;
  return headers.has("x-failed-recipients") ? "X-Failed-Recipients" : undefined;
}
