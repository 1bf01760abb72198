import { HOUR, type Millis } from "@patchbay/base/time";

/** How long a browser phone's credentials hold. Longer than any reload; the phone renews them itself. */
export const PHONE_CREDENTIALS_HOLD: Millis = 2 * HOUR;

/** The SIP domain, and digest realm, of a tenant's browser phones. */
export const phoneDomain = (tenantSlug: string): string => `${tenantSlug}.patchbay`;

export interface PhoneCredentials {
  /** Path on the page's own origin; the gateway passes the frames on. */
  readonly wsUrl: "/sip";
  /** `sip:<username>@<domain>`, the phone's own address. */
  readonly uri: string;
  readonly username: string;
  /** Said once; only its digest is kept. */
  readonly password: string;
  readonly realm: string;
  readonly expiresAt: number;
}
