import type { TenantId } from "@patchbay/base/ids";
import type { Result } from "@patchbay/base/result";
import { record } from "../acting.ts";
import type { ActingInGroup } from "./acting-in-group.ts";
import { below, chosen, type NotInGroup } from "./open-group.ts";

/** Puts an organisation, with all below it, under another one of the same group. */
export const moveOrganisation =
  (acting: ActingInGroup) =>
  async ({
    id,
    under,
  }: {
    readonly id: TenantId;
    readonly under: TenantId;
  }): Promise<Result<undefined, NotInGroup | { readonly code: "organisation.would-loop" }>> => {
    const [moved, parent] = [below(acting.group, id), chosen(acting.group, [under])];
    if (!moved.ok) return moved;
    if (!parent.ok) return parent;
    const done = await acting.organisations.move(id, under);
    if (done.ok) await record(acting)("organisation.moved", id, { from: moved.value.parent ?? null, under });
    return done;
  };
