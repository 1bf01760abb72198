import { FakeClock } from "@patchbay/ports/clock.fake";
import { describe, expect, it } from "vitest";
import { CallLedger } from "./call-ledger.ts";

const silent = { info() {}, warn() {}, error() {} };
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe("what is written about a call", () => {
  it("goes out in order, however long each entry takes", async () => {
    const ledger = new CallLedger(new FakeClock(), silent);
    const out: string[] = [];
    let release = () => {};
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    ledger.write("first", () => slow.then(() => out.push("first")));
    ledger.write("second", async () => out.push("second"));
    await turn();
    expect(out).toEqual([]);
    release();
    await ledger.flushed();
    expect(out).toEqual(["first", "second"]);
  });

  it("waits for a database that is away, and loses nothing", async () => {
    const clock = new FakeClock();
    const ledger = new CallLedger(clock, silent);
    const out: string[] = [];
    let away = true;
    ledger.write("first", async () => {
      if (away) throw new Error("connection refused");
      out.push("first");
    });
    ledger.write("second", async () => out.push("second"));
    for (let tries = 0; tries < 5; tries++) {
      await turn();
      clock.advance(5_000);
    }
    expect(out).toEqual([]);
    expect(ledger.behind).toBe(2);
    away = false;
    await turn();
    clock.advance(5_000);
    await ledger.flushed();
    expect(out).toEqual(["first", "second"]);
    expect(ledger.behind).toBe(0);
  });

  it("begins rows at once, but none before what was written ahead of it", async () => {
    const ledger = new CallLedger(new FakeClock(), silent);
    const out: string[] = [];
    let release = () => {};
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    ledger.record("row", () => slow.then(() => out.push("row")));
    ledger.record("next row", async () => out.push("next row"));
    ledger.tell("event", async () => out.push("event"));
    ledger.record("row behind the event", async () => out.push("row behind the event"));
    await turn();
    expect(out).toEqual(["next row", "row behind the event"]);
    ledger.write("wall", async () => out.push("wall"));
    ledger.record("row behind the wall", async () => out.push("row behind the wall"));
    await turn();
    expect(out).toHaveLength(2);
    release();
    await ledger.flushed();
    expect(out.slice(2)).toEqual(["row", "event", "wall", "row behind the wall"]);
    ledger.record("later row", async () => out.push("later row"));
    expect(out.at(-1)).toBe("later row");
  });

  it("leaves out what the database refuses, so that the rest still gets there", async () => {
    const ledger = new CallLedger(new FakeClock(), silent);
    const out: string[] = [];
    ledger.write("bad", () => Promise.reject(Object.assign(new Error("unique"), { code: "23505" })));
    ledger.write("good", async () => out.push("good"));
    await ledger.flushed();
    expect(out).toEqual(["good"]);
  });
});
