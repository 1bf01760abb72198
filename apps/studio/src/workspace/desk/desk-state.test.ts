import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DeskEvent, EMPTY_DESK, nextDesk, standingOffer } from "./desk-state.ts";

const ME = "u-ada";
const made = (offer: string, agent = ME): DeskEvent => ({
  type: "offer.made",
  at: 1_000,
  tenant: "t",
  agent,
  offer,
  call: `call-${offer}`,
  entry: "e",
  queue: "billing",
  until: 21_000,
  from: "+4930123",
  to: "4000",
  screen: { panels: [], data: {} },
});
const ended = (offer: string, how: "answered" | "missed" | "declined" | "withdrawn"): DeskEvent => ({
  type: "offer.ended",
  at: 22_000,
  tenant: "t",
  agent: ME,
  offer,
  call: `call-${offer}`,
  how,
});
const fold = (...events: readonly DeskEvent[]) => events.reduce((desk, event) => nextDesk(desk, event, ME), EMPTY_DESK);

describe("an offer on the desk", () => {
  it("stands until it is answered, and leaves nothing behind", () => {
    expect(fold(made("a")).offer?.offer).toBe("a");
    expect(fold(made("a"), ended("a", "answered"))).toEqual({ over: ["a"] });
  });

  it("says plainly that it was missed, until that is read", () => {
    const desk = fold(made("a"), ended("a", "missed"));
    expect(desk.offer).toBeUndefined();
    expect(desk.outcome).toEqual({ how: "missed", from: "+4930123", queue: "billing", at: 22_000 });
    expect(nextDesk(desk, { type: "outcome-read" }, ME).outcome).toBeUndefined();
  });

  it("is not shown when it is somebody else's", () => {
    expect(fold(made("a", "u-other"))).toEqual(EMPTY_DESK);
  });

  it("is told again after a reload without ringing twice", () => {
    expect(fold(made("a"), made("a"))).toEqual(fold(made("a")));
  });

  it("does not come back when its end overtook it", () => {
    expect(fold(ended("a", "missed"), made("a")).offer).toBeUndefined();
  });

  it("goes away by itself when nobody tells its end", () => {
    expect(standingOffer(fold(made("a")), 20_000)?.offer).toBe("a");
    expect(standingOffer(fold(made("a")), 27_000)).toBeUndefined();
  });

  it("never stands once it has ended, in whatever order and number its news arrives", () => {
    const news = [made("a"), made("b"), ended("a", "missed"), ended("b", "withdrawn"), made("a"), ended("b", "missed")];
    fc.assert(
      fc.property(fc.shuffledSubarray(news, { minLength: news.length }), (shuffled) => {
        expect(fold(...shuffled).offer).toBeUndefined();
      }),
    );
  });
});
