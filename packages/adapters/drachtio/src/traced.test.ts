import { describe, expect, it } from "vitest";
import { tracedOf } from "./traced.ts";

const message = "BYE sip:x SIP/2.0\r\nCall-ID: c1\r\n\r\n";

describe("a frame of the control protocol", () => {
  it("is a message that came, with where it came from and where we took it", () => {
    const frame = `u1|sip|network|99|udp|203.0.113.9|5070|12:00:01.5|t1|d1|192.0.2.1|5060|\r\n${message}`;
    expect(tracedOf(frame, 7)).toEqual({
      ...{ at: 7, sipCallId: "c1", sent: false, transport: "udp", text: message },
      ...{ peer: "203.0.113.9:5070", near: "192.0.2.1:5060" },
    });
    const answer = `u1|sip|network|99|tcp|2001:db8::9|5070|12:00:01.5|t1|d1\r\n${message}`;
    expect(tracedOf(answer, 7)).toMatchObject({ peer: "[2001:db8::9]:5070", transport: "tcp" });
  });

  it("is a message that went, as the server sent it", () => {
    const frame = `u1|response|m1|OK|application|99|udp|192.0.2.1|5060|12:00:01.5|t1|Msg sent:|\r\n${message}`;
    expect(tracedOf(frame, 7)).toEqual({ at: 7, sipCallId: "c1", sent: true, transport: "udp", text: message });
  });

  it("is none in anything else", () => {
    const refused = `u1|response|m1|NOK|no such transaction\r\n${message}`;
    for (const frame of [
      "u1|response|m1|OK|pong",
      refused,
      "",
      "\r\n",
      "u1|sip|network|1|udp|a|1|t|t|d|\r\nnonsense",
    ]) {
      expect(tracedOf(frame, 7), frame).toBeUndefined();
    }
  });
});
