import type { Secrets } from "@patchbay/ports/secrets";

const SECRET_BYTES = 24;

/** A new secret as Standard Webhooks writes it: plain base64, which for 24 bytes needs no padding. */
export function webhookSecret(secrets: Secrets): string {
  return `whsec_${secrets.token(SECRET_BYTES).replaceAll("-", "+").replaceAll("_", "/")}`;
}
