import type { ExitSpec } from "@patchbay/node-kit/define-node";

/** The way out on a call that we did not make. */
export const notOurs: ExitSpec = { title: { en: "Not a call of ours", zh: "非外呼通话" }, sets: false };
