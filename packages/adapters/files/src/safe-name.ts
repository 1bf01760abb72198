import { createHash } from "node:crypto";

/**
 * A file name for any text that people or other systems chose: no separator, no dot in front, bounded, and two
 * texts never share one (also where the disk takes upper and lower case for the same).
 */
export function safeName(text: string): string {
  const readable = text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 40);
  const fingerprint = createHash("sha256").update(text).digest("hex").slice(0, 16);
  return readable === "" ? fingerprint : `${readable}-${fingerprint}`;
}
