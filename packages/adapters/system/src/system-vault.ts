import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import type { Vault } from "@patchbay/ports/vault";

const VERSION = "v1";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM (NIST SP 800-38D) under a key derived from the installation's secret; empty = no vault. What was sealed under one of
 * the secrets before is opened still: that is how the secret is changed.
 */
export function systemVault(secret: string, before: readonly string[] = []): Vault {
  if (secret === "") return { seal: () => undefined, open: () => undefined };
  const vaults = [secret, ...before].map(vaultOf);
  return {
    seal: (text) => vaults[0]?.seal(text),
    open(text) {
      for (const vault of vaults) {
        const opened = vault.open(text);
        if (opened !== undefined) return opened;
      }
      return undefined;
    },
  };
}

function vaultOf(secret: string): Vault {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "patchbay vault", 32));
  return {
    seal(text) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", key, nonce);
      const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return `${VERSION}.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url")}`;
    },
    open(text) {
      const [version, body] = text.split(".");
      if (version !== VERSION || !body) return undefined;
      const bytes = Buffer.from(body, "base64url");
      if (bytes.length < NONCE_BYTES + TAG_BYTES) return undefined;
      const cipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES));
      cipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      try {
        const rest = bytes.subarray(NONCE_BYTES + TAG_BYTES);
        return Buffer.concat([cipher.update(rest), cipher.final()]).toString("utf8");
      } catch {
        return undefined; // The tag does not fit: another key, or somebody wrote into it.
      }
    },
  };
}
