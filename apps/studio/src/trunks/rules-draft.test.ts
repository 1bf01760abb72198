import { expect, it } from "vitest";
import { countriesOf, rulesDraftOf, rulesOf } from "./rules-draft.ts";

it("holds all rules, and leaves out those that are not set", () => {
  const hours = { days: [1, 2], from: "08:00", to: "18:00" };
  const rules = { country: "DE", countries: ["DE", "AT"], hours, dailySpend: 20.5, callsPerMinute: 60, channels: 30 };
  expect(rulesOf(rulesDraftOf(rules))).toEqual(rules);
  expect(rulesOf(rulesDraftOf({}))).toEqual({});
});

it("reads countries as they are typed, and none that there is not", () => {
  expect(countriesOf(" de, at;CH\nfr ")).toEqual(["DE", "AT", "CH", "FR"]);
  expect(countriesOf("")).toEqual([]);
  for (const text of ["Germany", "D", "DE, XQ", "12"]) expect(countriesOf(text), text).toBeUndefined();
});
