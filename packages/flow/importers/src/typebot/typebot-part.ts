import type { LocalText } from "@patchbay/base/text";
import type { Fields } from "../fields.ts";
import { said } from "../source-flow.ts";

export const lostRemarks = (lost: readonly string[]): readonly LocalText[] =>
  lost.length === 0 ? [] : [said(`Left out: ${lost.join(" ")}.`, `未导入：${lost.join(" ")}。`)];

/** Names of variables are the importer's own addition to a block. */
export const own = (fields: Fields) => fields.vendorOnly("@names", "@variable");
