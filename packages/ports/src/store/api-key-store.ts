import type { UserId } from "@patchbay/base/ids";
import type { Instant } from "@patchbay/base/time";

export interface ApiKeyRow {
  readonly id: string;
  readonly name: string;
  /** First characters, to recognise it by. */
  readonly prefix: string;
  readonly permissions: readonly string[];
  readonly createdAt: Instant;
  readonly lastUsedAt?: Instant;
  readonly revokedAt?: Instant;
}

export interface ApiKeyStore {
  list(): Promise<readonly ApiKeyRow[]>;
  /** Only the SHA-256 of the key is kept. */
  create(key: {
    readonly name: string;
    readonly hash: string;
    readonly prefix: string;
    readonly permissions: readonly string[];
    readonly by: UserId;
  }): Promise<ApiKeyRow>;
  revoke(id: string): Promise<void>;
  find(id: string): Promise<ApiKeyRow | undefined>;
  used(id: string, at: Instant): Promise<void>;
}
