import { MINUTE } from "@patchbay/base/time";
import { FakeClock } from "@patchbay/ports/clock.fake";
import { describe, expect, it } from "vitest";
import { PartCollector } from "./part-collector.ts";

const of = (place: number, total = 2, key = "7") => ({ key, total, place });

describe("the parts of long messages", () => {
  it("are put together in their order, each sender's own, and once more until they are stored", () => {
    const parts = new PartCollector(new FakeClock());
    expect(parts.add("a", of(2), "world")).toBeUndefined();
    expect(parts.add("b", of(1), "other ")).toBeUndefined();
    expect(parts.add("a", of(1), "hello ")).toBe("hello world");
    // What could not be stored comes again.
    expect(parts.add("a", of(1), "hello ")).toBe("hello world");
    parts.forget("a", of(1));
    expect(parts.add("a", of(1), "anew ")).toBeUndefined();
  });

  it("are said with a mark for what is missing once it is late, and only then", () => {
    const clock = new FakeClock();
    const parts = new PartCollector(clock);
    parts.add("a", of(1, 3), "one");
    parts.add("a", of(3, 3), "three");
    expect(parts.overdue()).toEqual([]);
    clock.advance(5 * MINUTE);
    expect(parts.overdue()).toMatchObject([{ from: "a", text: "one […] three" }]);
    expect(parts.overdue()).toEqual([]);
  });
});
