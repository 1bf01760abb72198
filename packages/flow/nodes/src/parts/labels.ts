import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";

/** How a label is called, where it stands and where it is jumped to. */
export const labelName = z
  .string()
  .max(60)
  .default("")
  .meta(form({ title: { en: "Name of the label", zh: "标签名称" }, required: true }));
