import { diagnose } from "../diagnose.ts";
import { eachStep } from "./each-step.ts";

/** FLOW501. */
export const channelMisfit = eachStep(({ id, label, definition }, _options, { channel }) => {
  if (definition.channels.includes(channel)) return [];
  const message = {
    en: `"${label}" (${definition.title.en}) does not work in a flow for ${channel}.`,
    zh: `“${label}”（${definition.title.zh}）不能用于 ${channel} 渠道的流程。`,
  };
  return [diagnose("FLOW501", message, { node: id })];
});
