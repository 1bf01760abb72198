import type { UserId } from "@patchbay/base/ids";
import type { Instant } from "@patchbay/base/time";
import type { PhoneCheck } from "@patchbay/domain/phone-check";
import type { DigestHa1 } from "../secrets.ts";

/** Browser phones: who may register, and where they are reachable. */
export interface PhoneStore {
  /** New short-lived credentials for the user's browser phone. The password itself is not kept. */
  grant(credentials: {
    readonly user: UserId;
    readonly username: string;
    readonly realm: string;
    readonly ha1: DigestHa1;
    readonly expiresAt: Instant;
  }): Promise<void>;
  credentials(username: string, at: Instant): Promise<{ readonly user: UserId; readonly ha1: DigestHa1 } | undefined>;
  /** One phone per user: a newer registration (another tab) replaces the older one; the older tab is told by `phone.replaced`. */
  register(registration: {
    readonly user: UserId;
    readonly contact: string;
    readonly instance: string;
    readonly expiresAt: Instant;
  }): Promise<{ readonly replaced?: string }>;
  unregister(user: UserId, contact: string): Promise<void>;
  /** Takes the place of the user's last one. */
  saveCheck(user: UserId, check: PhoneCheck): Promise<void>;
  /** The last check of each of these users, or of all. */
  checks(users?: readonly UserId[]): Promise<ReadonlyMap<UserId, PhoneCheck>>;
  contactOf(user: UserId, at: Instant): Promise<{ readonly contact: string; readonly instance: string } | undefined>;
}
