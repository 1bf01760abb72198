import { randomInt, randomUUID } from "node:crypto";
import { MAGIC_COOKIE } from "@patchbay/sip/message/via";
import type { Ids } from "./engine/stack.ts";

/** Unguessable names: a tag or branch that can be guessed lets a stranger end calls (RFC 3261 §19.3). */
export const randomIds: Ids = {
  uuid: () => randomUUID(),
  tag: () => randomUUID().slice(0, 18).replace("-", ""),
  branch: () => MAGIC_COOKIE + randomUUID().replaceAll("-", ""),
  sequence: () => randomInt(1, 2 ** 30),
};
