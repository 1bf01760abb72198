/** By what a person is known: numbers, addresses, and names within a messenger or on a web chat. */
export const HANDLE_KINDS = ["phone", "email", "chat", "wechat", "whatsapp", "telegram", "line", "open"] as const;
export type HandleKind = (typeof HANDLE_KINDS)[number];

export interface Handle {
  readonly kind: string;
  /** As the person wrote it. */
  readonly shown: string;
}

/** What is compared: numbers without their punctuation, addresses in lower case, other names as they are. */
export function comparedHandle(kind: string, shown: string): string {
  if (kind === "phone") return shown.replace(/[\s().\-/]/g, "");
  return kind === "email" ? shown.trim().toLowerCase() : shown.trim();
}

export function sameHandle(one: Handle, other: Handle): boolean {
  return one.kind === other.kind && comparedHandle(one.kind, one.shown) === comparedHandle(other.kind, other.shown);
}
