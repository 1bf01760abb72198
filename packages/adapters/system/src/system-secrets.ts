import { createHash, randomBytes } from "node:crypto";
import type { Secrets } from "@patchbay/ports/secrets";

/** The platform's cryptography. */
export const systemSecrets: Secrets = {
  token: (bytes) => randomBytes(bytes).toString("base64url"),
  sha256: (text) => createHash("sha256").update(text).digest("hex"),
  digestHa1: (username, realm, password) => createHash("md5").update(`${username}:${realm}:${password}`).digest("hex"),
};
