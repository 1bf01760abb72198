import { describe, expect, it } from "vitest";
import { NO_TRAFFIC, nextTraffic } from "./live-traffic.ts";

const first = {
  whole: true,
  standing: { menu: 2, queue: 1 },
  exits: [{ node: "menu", exit: "one", today: 4, lastHour: 1 }],
};

describe("the traffic on the canvas", () => {
  it("follows what changes, and lets go of steps where nobody stands any more", () => {
    const change = {
      whole: false,
      standing: { menu: 0, queue: 2 },
      exits: [{ node: "menu", exit: "two", today: 1, lastHour: 1 }],
    };
    const traffic = [first, change].reduce(nextTraffic, NO_TRAFFIC);
    expect(traffic.standing).toEqual(new Map([["queue", 2]]));
    expect(traffic.exits).toEqual(
      new Map([
        ["menu→one", { today: 4, lastHour: 1 }],
        ["menu→two", { today: 1, lastHour: 1 }],
      ]),
    );
  });

  it("begins anew with what is told whole, as after a reconnect", () => {
    const again = { whole: true, standing: { bye: 1 }, exits: [] };
    const traffic = [first, again].reduce(nextTraffic, NO_TRAFFIC);
    expect(traffic).toEqual({ standing: new Map([["bye", 1]]), exits: new Map() });
  });
});
