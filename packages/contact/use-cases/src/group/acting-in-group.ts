import type { Organisations } from "@patchbay/ports/organisations";
import type { Acting } from "../acting.ts";
import type { Group } from "./open-group.ts";

/** Somebody who arranges the organisations below the one they act in. */
export interface ActingInGroup extends Acting {
  readonly group: Group;
  readonly organisations: Organisations;
}
