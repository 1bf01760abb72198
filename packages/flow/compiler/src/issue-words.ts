import type { LocalText } from "@patchbay/base/text";
import type { z } from "zod";

type Issue = z.core.$ZodIssue;

/** What is wrong with a setting, in an analyst's words: the predicate of "…" is not right: it … */
export function wordsForIssue(issue: Issue): LocalText {
  switch (issue.code) {
    case "too_big":
      return limit(issue.origin, Number(issue.maximum), { en: "at most", zh: "最多" });
    case "too_small":
      return limit(issue.origin, Number(issue.minimum), { en: "at least", zh: "至少" });
    case "invalid_value": {
      const values = issue.values.map(String).join(", ");
      return { en: `it must be one of ${values}`, zh: `只能是 ${values} 之一` };
    }
    case "invalid_type":
      return { en: "it is missing, or not of the kind that belongs here", zh: "缺失或类型不对" };
    case "invalid_format":
      return { en: "it is not written in the way that is needed here", zh: "格式不符合要求" };
    default:
      return { en: "it cannot be used here", zh: "不能用于此处" };
  }
}

function limit(of: string, bound: number, words: LocalText): LocalText {
  if (of === "string") return { en: `it must have ${words.en} ${bound} characters`, zh: `${words.zh} ${bound} 个字符` };
  if (of === "array") return { en: `it must have ${words.en} ${bound} entries`, zh: `${words.zh} ${bound} 项` };
  return { en: `it must be ${words.en} ${bound}`, zh: `${words.zh}为 ${bound}` };
}
