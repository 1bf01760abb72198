import { describe, expect, it } from "vitest";
import { transferChoices } from "./transfer-choices.ts";

const offers = {
  queues: [{ name: "billing", title: "Billing", waiting: 2 }],
  agents: [
    { id: "u-1", name: "Bo Busy", status: "talking", reachable: true },
    { id: "u-2", name: "Ann Away", status: "away", reachable: true },
    { id: "u-3", name: "Rae Ready", status: "ready", reachable: false },
  ],
  numbers: [{ number: "4000", label: "Main" }],
} as const;
const titles = (text: string) => transferChoices(offers, text).map((choice) => choice.title);

describe("transfer choices", () => {
  it("put colleagues who can take the call first and those who cannot behind the queues", () => {
    expect(titles("")).toEqual(["Ann Away", "Billing", "Bo Busy", "Rae Ready", "Main · 4000"]);
  });

  it("count nobody as free whose phone is not there", () => {
    expect(transferChoices(offers, "rae")).toMatchObject([{ target: "agent:u-3", free: false }]);
  });

  it("offer a typed number, however it is written", () => {
    expect(transferChoices(offers, "+49 (30) 123-456")).toEqual([
      { kind: "number", target: "number:+4930123456", title: "+4930123456", free: true },
    ]);
  });

  it("do not offer a known number twice, nor words as numbers", () => {
    expect(titles("4000")).toEqual(["Main · 4000"]);
    expect(titles("nobody")).toEqual([]);
  });
});
