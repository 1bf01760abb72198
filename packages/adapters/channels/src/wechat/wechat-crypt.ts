import { createDecipheriv, createHash } from "node:crypto";
import { isSame } from "../signed-by.ts";

/** SHA-1 over the sorted values: how the platform signs what it posts. */
export function isSignedByWechat(values: readonly string[], given: string | undefined): boolean {
  return isSame(createHash("sha1").update(values.toSorted().join("")).digest("hex"), given);
}

/** 16 random bytes and four of length before the message, the account's id behind it. */
const HEAD = 20;

/**
 * The message of the encrypted mode: AES-256-CBC under the EncodingAESKey, whose first 16 bytes are the start vector as well.
 * Undefined for what was not encrypted with it, or not for this account.
 */
export function decrypted(aesKey: string, appId: string, encrypted: string): string | undefined {
  try {
    const key = Buffer.from(`${aesKey}=`, "base64");
    const decipher = createDecipheriv("aes-256-cbc", key, key.subarray(0, 16)).setAutoPadding(false);
    const padded = Buffer.concat([decipher.update(encrypted, "base64"), decipher.final()]);
    // PKCS#7 over blocks of 32 bytes.
    const whole = padded.subarray(0, padded.length - (padded.at(-1) ?? 0));
    const end = HEAD + whole.readUInt32BE(16);
    if (end > whole.length || whole.subarray(end).toString() !== appId) return undefined;
    return whole.subarray(HEAD, end).toString();
  } catch {
    return undefined;
  }
}
