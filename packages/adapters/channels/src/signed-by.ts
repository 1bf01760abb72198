import { createHmac, timingSafeEqual } from "node:crypto";

/** Whether this is what the secret's owner signs these bytes with; answers in the same time whatever was given. */
export function isSignedBy(
  secret: string,
  { hash, encoding }: { readonly hash: "sha1" | "sha256"; readonly encoding: "hex" | "base64" },
  what: string | Uint8Array,
  given: string | undefined,
): boolean {
  return isSame(createHmac(hash, secret).update(what).digest(encoding), given);
}

export function isSame(due: string, given: string | undefined): boolean {
  const [a, b] = [Buffer.from(due), Buffer.from(given ?? "")];
  return a.length === b.length && timingSafeEqual(a, b);
}
