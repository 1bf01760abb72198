import { expect, it } from "vitest";
import { rowLabel } from "./row-label.ts";

const words = (dimension: string, key: string) => (dimension === "status" && key === "ready" ? "Ready" : undefined);
const label = (text: string, by = "hour") => rowLabel({ key: text, label: text }, by, words, "en");

it("says states in the reader's words", () => {
  expect(label("ready", "status")).toBe("Ready");
  expect(label("unheard-of", "status")).toBe("unheard-of");
});

it("writes hours short, and the day where a new one begins", () => {
  expect(label("2026-11-22 17:00")).toBe("17:00");
  expect(label("2026-11-22 00:00")).toBe("Nov 22");
  expect(label("2026-11-22", "day")).toBe("Nov 22");
});

it("leaves names alone", () => {
  expect(rowLabel({ key: "q-1", label: "Billing 2026" }, "queue", words, "en")).toBe("Billing 2026");
  expect(rowLabel({}, undefined, words, "en")).toBe("");
});
