import { describe, expect, it } from "vitest";
import { SourceLock } from "./source-lock.ts";

const HERE = ["192.0.2.1", 4_000] as const;
const THERE = ["198.51.100.9", 6_000] as const;

describe("the source lock", () => {
  it("takes the announced address at once, and refuses others while it speaks", () => {
    const lock = new SourceLock();
    lock.expect(...HERE);
    expect(lock.judge(...HERE, 1, 10, 0)).toBe("accepted");
    expect(lock.judge(...THERE, 1, 11, 20)).toBe("wrong-source");
    expect(lock.judge(...THERE, 1, 12, 40)).toBe("wrong-source");
    expect(lock.judge(...HERE, 1, 11, 60)).toBe("accepted");
  });

  it("learns the real address behind a NAT from two packets in sequence", () => {
    const lock = new SourceLock();
    lock.expect("10.0.0.1", 4_000);
    expect(lock.judge(...THERE, 7, 10, 0)).toBe("probation");
    expect(lock.judge(...HERE, 8, 90, 5)).toBe("probation");
    expect(lock.judge(...THERE, 7, 11, 20)).toBe("probation");
    expect(lock.judge(...THERE, 7, 12, 40)).toBe("accepted");
    expect(lock.remote).toMatchObject({ address: THERE[0], port: THERE[1] });
  });

  it("never believes a source that jumps in its sequence", () => {
    const lock = new SourceLock();
    for (let i = 0; i < 50; i += 1) expect(lock.judge(...THERE, 7, i * 1_000, i)).toBe("probation");
  });

  it("follows a party that moves, once it has been silent at its old place", () => {
    const lock = new SourceLock();
    lock.expect(...HERE);
    lock.judge(...HERE, 1, 10, 0);
    expect(lock.judge(...THERE, 1, 11, 2_900)).toBe("wrong-source");
    expect(lock.judge(...THERE, 1, 12, 3_100)).toBe("probation");
    expect(lock.judge(...THERE, 1, 13, 3_120)).toBe("accepted");
  });

  it("takes a new stream only after the old one has stopped", () => {
    const lock = new SourceLock();
    lock.expect(...HERE);
    lock.judge(...HERE, 1, 10, 0);
    expect(lock.judge(...HERE, 2, 500, 10)).toBe("wrong-ssrc");
    lock.judge(...HERE, 1, 11, 20);
    expect(lock.judge(...HERE, 2, 501, 130)).toBe("probation");
    expect(lock.judge(...HERE, 2, 502, 150)).toBe("accepted");
  });

  it("caps the rate of a stream", () => {
    const lock = new SourceLock();
    lock.expect(...HERE);
    const verdicts = Array.from({ length: 500 }, (_, i) => lock.judge(...HERE, 1, i, 500));
    expect(verdicts.filter((verdict) => verdict === "accepted")).toHaveLength(300);
    expect(lock.judge(...HERE, 1, 501, 1_000)).toBe("accepted");
  });

  it("begins anew when the SDP names another address, and not when it repeats the old one", () => {
    const lock = new SourceLock();
    lock.expect(...HERE);
    lock.judge(...HERE, 1, 10, 0);
    lock.expect(...HERE);
    expect(lock.remote).toBeDefined();
    lock.expect(...THERE);
    expect(lock.remote).toBeUndefined();
    expect(lock.judge(...THERE, 9, 1, 10)).toBe("accepted");
  });
});
