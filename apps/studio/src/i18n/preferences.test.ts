import { describe, expect, it } from "vitest";
import { preferencesOf } from "./preferences.ts";

describe("preferences of a request", () => {
  it("follow the cookies before the browser's languages", () => {
    expect(preferencesOf({ locale: "en", theme: "dark", acceptLanguage: "zh-CN,zh;q=0.9" })).toEqual({
      locale: "en",
      theme: "dark",
    });
  });

  it("take the first language of the browser that the product speaks", () => {
    expect(preferencesOf({ acceptLanguage: "fr-FR, zh-TW;q=0.8, en;q=0.5" }).locale).toBe("zh");
    expect(preferencesOf({ acceptLanguage: "de" }).locale).toBe("en");
  });

  it("ignore cookies that say nothing known", () => {
    expect(preferencesOf({ locale: "../etc", theme: "pink" })).toEqual({ locale: "en", theme: "system" });
  });
});
