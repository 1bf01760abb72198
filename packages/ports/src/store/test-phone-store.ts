import type { ProgramHash, UserId } from "@patchbay/base/ids";
import type { Instant } from "@patchbay/base/time";
import type { DigestHa1 } from "../secrets.ts";

/**
 * The studio's test phone: a short-lived SIP user `test-<token>` that may call exactly one program, at
 * `sip:test-<token>@<tenant slug>.patchbay`. The same row says who may register and what the call runs.
 */
export interface TestPhoneStore {
  grant(grant: TestPhoneGrant): Promise<void>;
  /** Undefined once expired: unknown and expired are answered alike. */
  find(username: string, at: Instant): Promise<TestPhoneGrant | undefined>;
}

export interface TestPhoneGrant {
  /** `test-<token>`; also the user part of the address to call. */
  readonly username: string;
  readonly realm: string;
  /** The password itself is not kept. */
  readonly ha1: DigestHa1;
  readonly by: UserId;
  readonly flow: string;
  /** Undefined: the draft as it was when the grant was made. */
  readonly version?: number;
  /** Kept in the flow store when the grant was made. */
  readonly program: ProgramHash;
  readonly expiresAt: Instant;
}
