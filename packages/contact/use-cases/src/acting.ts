import type { UserId } from "@patchbay/base/ids";
import type { Json } from "@patchbay/base/json";
import type { Permission } from "@patchbay/domain/permission";
import type { Announcing } from "./announce.ts";

/** Somebody who acts in a tenant: a member, or an API key (`by` is then `key:<id>`). */
export interface Acting extends Announcing {
  readonly by: UserId;
  readonly permissions: readonly Permission[];
}

/** Writes down who did what; for acts that somebody may have to answer for later. */
export const record =
  ({ stores, clock, by }: Pick<Acting, "stores" | "clock" | "by">) =>
  (action: string, target: string, detail?: Json): Promise<void> =>
    stores.audit.write({ at: clock.now(), by, action, target, ...(detail === undefined ? {} : { detail }) });
