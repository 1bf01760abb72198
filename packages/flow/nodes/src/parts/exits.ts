import type { ExitSpec } from "@patchbay/node-kit/define-node";

/** Exits that many nodes share, under one title everywhere. */
export const done: ExitSpec = { title: { en: "Then", zh: "然后" } };
export const failed: ExitSpec = { title: { en: "Failed", zh: "出错" }, error: true };
/** For what asks the world beyond us: it will fail one day. */
export const failedOutside: ExitSpec = { ...failed, likely: true };
export const timedOut: ExitSpec = { title: { en: "No answer in time", zh: "超时" }, sets: false };
export const invalid: ExitSpec = { title: { en: "Not valid", zh: "无效输入" }, by: "caller", sets: false };
