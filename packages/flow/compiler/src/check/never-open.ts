import { warn } from "../diagnose.ts";
import { eachStep } from "./each-step.ts";

/** FLOW412, a warning: the calendar is never open within a year, so that nobody gets past it. */
export const neverOpen = eachStep((node, { world }) =>
  node.fields
    .filter(({ field, value }) => field.hint.holds === "calendar" && world?.calendars?.[String(value)] === false)
    .map(({ path, value }) => {
      const message = {
        en: `The calendar "${value}" is not open at any time within a year.`,
        zh: `营业时间表“${value}”在一年内没有任何营业时间。`,
      };
      const title = { en: "Set its hours", zh: "设置营业时间" };
      return warn("FLOW412", message, { node: node.id, field: path, fix: { title, place: "calendars" } });
    }),
);
