import type { CallId, LegId } from "@patchbay/base/ids";
import { describe, expect, it } from "vitest";
import { EventLog } from "./event-log.ts";

const a = "a" as CallId;
const b = "b" as CallId;
const digit = (call: CallId) => ({ type: "digit", call, leg: "l" as LegId, at: 0, digit: "1", heldMs: 100 }) as const;

describe("the event log", () => {
  it("keeps what nobody has acknowledged, call by call", () => {
    const log = new EventLog();
    const numbers = [a, b, a].map((call) => log.append(digit(call)).number);
    expect(numbers).toEqual([1, 2, 3]);
    log.acknowledge(a, 2);
    expect(log.pending(a).map(({ number }) => number)).toEqual([3]);
    expect(log.pending(b).map(({ number }) => number)).toEqual([2]);
    log.acknowledge(a, 3);
    expect([...log.calls()]).toEqual([b]);
  });

  it("keeps the newest of too many", () => {
    const log = new EventLog();
    for (let i = 0; i < 700; i += 1) log.append(digit(a));
    expect(log.pending(a)).toHaveLength(500);
    expect(log.pending(a).at(-1)?.number).toBe(700);
  });
});
