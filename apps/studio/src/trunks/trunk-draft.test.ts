import { NEW_TRUNK, type Trunk } from "@patchbay/domain/trunk/trunk";
import { describe, expect, it } from "vitest";
import { draftOf, problemsOf, readRates, trunkOf } from "./trunk-draft.ts";

const trunk: Trunk = {
  ...NEW_TRUNK,
  ...{ name: "North", uri: "sip:[2001:db8::9]:5061;transport=tls", callerId: "+4930555", username: "us" },
  ...{ from: ["203.0.113.0/24", "2001:db8::9"], allowedPrefixes: ["+49", "0"], channels: 30, inboundReserve: 5 },
  rates: [
    { prefix: "+49", perMinute: 0.012 },
    { prefix: "+4915", perMinute: 0.1 },
  ],
};

describe("the form of a trunk", () => {
  it("holds all of it", () => {
    expect(problemsOf(draftOf(trunk))).toEqual({});
    expect(trunkOf(draftOf(trunk))).toEqual(trunk);
  });

  it("names the fields that are not right", () => {
    expect(Object.keys(problemsOf(draftOf(undefined)))).toEqual(["name", "host", "callerId"]);
    const wrong = { from: "203.0.113.0/99", allowedPrefixes: "+49, all", rates: "+49 cheap", inboundReserve: 30 };
    expect(problemsOf({ ...draftOf(trunk), ...wrong })).toEqual({
      ...{ from: "notANet", allowedPrefixes: "notAPrefix", rates: "notARate", inboundReserve: "tooMany" },
    });
  });

  it("takes prices as they are pasted", () => {
    const rates = [
      { prefix: "+49", perMinute: 0.5 },
      { prefix: "+1", perMinute: 2 },
    ];
    for (const text of ["+49 0.5\n+1 2", "+49,0.5\n\n +1 ; 2 ", "+49=0.5\r\n+1\t2"])
      expect(readRates(text), text).toEqual(rates);
    for (const text of ["+49", "+49 -1", "+49 1 2", "49x 1", "+49 1e3"]) expect(readRates(text), text).toBeUndefined();
  });
});
