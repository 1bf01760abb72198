import { randomInt, randomUUID } from "node:crypto";
import { MAGIC_COOKIE } from "@patchbay/sip/message/via";
import type { Ids } from "./engine/stack.ts";

/** Another one for every process, so that names of an earlier one mean nothing to this. */
const process = randomUUID().slice(0, 24);
let count = 0;

/** Unguessable names: a tag or branch that can be guessed lets a stranger end calls (RFC 3261 §19.3). */
export const randomIds: Ids = {
  serial: () => process + (++count).toString(16).padStart(12, "0"),
  uuid: () => randomUUID(),
  tag: () => randomUUID().slice(0, 18).replace("-", ""),
  branch: () => MAGIC_COOKIE + randomUUID().replaceAll("-", ""),
  sequence: () => randomInt(1, 2 ** 30),
};
