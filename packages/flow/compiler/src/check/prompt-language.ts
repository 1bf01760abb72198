import type { Diagnostic } from "@patchbay/flow-model/diagnostic";
import { type Standing, walkFlow } from "../analyse/walk-flow.ts";
import { warn } from "../diagnose.ts";
import type { Check } from "./check.ts";

/** FLOW413, a warning: on some way here the contact's language is one that the prompt is not recorded in. */
export const promptLanguage: Check = (flow, { world, programs }) => {
  const prompts = world?.prompts;
  if (!prompts) return [];
  const found = new Map<string, Diagnostic>();
  for (const standing of walkFlow(flow, programs)) {
    const language = standing.facts.get("language")?.is;
    if (typeof language !== "string" || language === "") continue;
    for (const { field, path, value } of standing.place.node.fields) {
      const recorded = field.hint.holds === "prompt" ? prompts[String(value)] : undefined;
      const key = `${standing.place.node.id} ${path.join(".")} ${language}`;
      if (!recorded || recorded.length === 0 || recorded.some((has) => isSame(has, language)) || found.has(key))
        continue;
      found.set(key, finding(standing, { name: String(value), language, path }));
    }
  }
  return [...found.values()];
};

/** A prompt in `zh` serves `zh-CN`, and the other way round. */
function isSame(one: string, other: string): boolean {
  return one.split("-")[0]?.toLowerCase() === other.split("-")[0]?.toLowerCase();
}

function finding(
  { place: { node }, path: way }: Standing,
  {
    name,
    language,
    path,
  }: { readonly name: string; readonly language: string; readonly path: readonly (string | number)[] },
): Diagnostic {
  const message = {
    en: `The prompt "${name}" is not recorded in ${language}, which the contact speaks on this way.`,
    zh: `提示音“${name}”没有 ${language} 版本，而沿此路径联络使用该语言。`,
  };
  const title = { en: "Record it", zh: "录制提示音" };
  return warn("FLOW413", message, { node: node.id, field: path, path: way(), fix: { title, place: "prompts" } });
}
