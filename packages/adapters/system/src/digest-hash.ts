import { createHash } from "node:crypto";
import type { DigestAlgorithm, DigestHash } from "@patchbay/sip/digest/digest";

const NAMES = {
  "SHA-512-256": "sha512-256",
  "SHA-256": "sha256",
  MD5: "md5",
} as const satisfies Record<DigestAlgorithm, string>;

/** The platform's hashes for SIP digest. */
export const digestHash: DigestHash = (algorithm, text) => createHash(NAMES[algorithm]).update(text).digest("hex");
