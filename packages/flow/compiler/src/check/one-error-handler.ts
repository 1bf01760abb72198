import { diagnose } from "../diagnose.ts";
import type { Check } from "./check.ts";

/** FLOW222. Errors go to one place. */
export const oneErrorHandler: Check = ({ nodes }) =>
  [...nodes.values()]
    .filter((node) => node.definition.role === "error-handler")
    .slice(1)
    .map((node) => {
      const message = {
        en: `"${node.label}" is a second error handler. A flow has at most one.`,
        zh: `“${node.label}”是第二个错误处理步骤。一个流程最多一个。`,
      };
      return diagnose("FLOW222", message, { node: node.id });
    });
