import { describe, expect, it } from "vitest";
import { StreamFramer } from "./stream-framer.ts";

const first = "OPTIONS sip:a@b SIP/2.0\r\nContent-Length: 4\r\n\r\nbody";
const second = "BYE sip:a@b SIP/2.0\r\nl : 0\r\n\r\n";

describe("StreamFramer", () => {
  it("finds the same messages however the stream is cut", () => {
    const stream = `${first}\r\n\r\n${second}${first}`;
    for (let size = 1; size < stream.length; size++) {
      const framer = new StreamFramer();
      const items = [];
      for (let at = 0; at < stream.length; at += size) items.push(...(framer.push(stream.slice(at, at + size)) ?? []));
      expect(items).toEqual([{ message: first }, { ping: true }, { message: second }, { message: first }]);
    }
  });

  it.each([
    ["a length that is no number", "BYE sip:a@b SIP/2.0\r\nContent-Length: -1\r\n\r\n"],
    ["a message larger than the limit", "BYE sip:a@b SIP/2.0\r\nContent-Length: 99999\r\n\r\n"],
    ["a head without end", "A".repeat(70_000)],
  ])("gives up at %s", (_, stream) => {
    expect(new StreamFramer(10_000).push(stream)).toBeUndefined();
  });
});
