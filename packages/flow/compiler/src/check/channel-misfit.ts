import { diagnose } from "../diagnose.ts";
import type { Check } from "./check.ts";

/** FLOW501. */
export const channelMisfit: Check = ({ document, nodes }) =>
  [...nodes.values()]
    .filter((node) => !node.definition.channels.includes(document.channel))
    .map((node) => {
      const { title } = node.definition;
      const message = {
        en: `"${node.label}" (${title.en}) does not work in a flow for ${document.channel}.`,
        zh: `“${node.label}”（${title.zh}）不能用于 ${document.channel} 渠道的流程。`,
      };
      return diagnose("FLOW501", message, { node: node.id });
    });
