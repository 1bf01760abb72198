import { createHash, randomBytes } from "node:crypto";
import type { Secrets } from "@patchbay/ports/secrets";
import { digestHash } from "./digest-hash.ts";

/** The platform's cryptography. */
export const systemSecrets: Secrets = {
  token: (bytes) => randomBytes(bytes).toString("base64url"),
  sha256: (text) => createHash("sha256").update(text).digest("hex"),
  digestHa1: (username, realm, password) => {
    const secret = `${username}:${realm}:${password}`;
    return { md5: digestHash("MD5", secret), sha256: digestHash("SHA-256", secret) };
  },
};
