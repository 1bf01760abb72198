import { FakeClock } from "@patchbay/ports/clock.fake";
import { describe, expect, it } from "vitest";
import { SendingPace } from "./sending-pace.ts";

/** What was waiting for the clock has gone on. */
const settled = () => new Promise((done) => setImmediate(done));

describe("a line's pace", () => {
  it("lets so many messages through in a second, in their order, and other lines alone", async () => {
    const clock = new FakeClock();
    const pace = new SendingPace(clock);
    const through: string[] = [];
    const turn = (line: string, name: string, most?: number) => pace.turn(line, most).then(() => through.push(name));
    const all = [1, 2, 3, 4].map((n) => turn("slow", `slow ${n}`, 2));
    all.push(turn("free", "free"));
    const later = (millis: number) => {
      clock.advance(millis);
      return settled();
    };
    await settled();
    expect(through).toEqual(["slow 1", "free"]);
    await later(500);
    expect(through).toEqual(["slow 1", "free", "slow 2"]);
    await later(1_000);
    await Promise.all(all);
    expect(through.slice(3)).toEqual(["slow 3", "slow 4"]);
  });
});
