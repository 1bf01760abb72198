import type { CallId } from "@patchbay/base/ids";
import type { TracedMessage } from "@patchbay/domain/sip-trace/sip-message";
import { FakeClock } from "@patchbay/ports/clock.fake";
import { beforeEach, describe, expect, it } from "vitest";
import { SipTraces, type TracedCall } from "./sip-traces.ts";

let clock: FakeClock;
let traces: SipTraces;
let written: { readonly call: string; readonly texts: readonly string[] }[];
beforeEach(() => {
  clock = new FakeClock();
  traces = new SipTraces(clock, () => {});
  written = [];
});

const call = (id: string): TracedCall => ({
  id: id as CallId,
  stores: {
    calls: {
      addTrace: async (of, _, messages) => void written.push({ call: of, texts: messages.map(({ text }) => text) }),
    },
  },
});
const see = (sipCallId: string, text: string) =>
  traces.seen({ at: clock.now(), sipCallId, sent: false, transport: "udp", text } satisfies TracedMessage);
const over = async (millis: number) => {
  clock.advance(millis);
  await Promise.resolve();
};

describe("the messages of a call", () => {
  it("are written once, with all of its dialogs in the order of time, what comes right after its end among them", async () => {
    const one = call("one");
    see("in", "INVITE sip:a");
    traces.claim(one, "in");
    traces.claim(one, "out");
    clock.advance(10);
    see("out", "INVITE sip:b");
    clock.advance(10);
    see("in", "BYE sip:a");
    see("elsewhere", "BYE sip:c");
    traces.close(one);
    see("out", "SIP/2.0 200 OK");
    await over(2_000);
    expect(written).toEqual([{ call: "one", texts: ["INVITE sip:a", "INVITE sip:b", "BYE sip:a", "SIP/2.0 200 OK"] }]);
    see("in", "SIP/2.0 200 OK");
    traces.close(one);
    await over(2_000);
    expect(written).toHaveLength(1);
  });

  it("are forgotten where no call came of the INVITE, and kept where one did", async () => {
    const one = call("one");
    see("stranger", "INVITE sip:a");
    see("ours", "INVITE sip:a");
    traces.claim(one, "ours");
    await over(40_000);
    see("later", "INVITE sip:a");
    see("stranger", "SIP/2.0 404 Not Found");
    traces.claim(one, "stranger");
    await traces.flush();
    expect(written).toEqual([{ call: "one", texts: ["INVITE sip:a"] }]);
  });

  it("end where a party sends without end", async () => {
    const one = call("one");
    traces.claim(one, "a");
    for (let sent = 0; sent < 1_000; sent++) see("a", "INFO sip:a");
    await traces.flush();
    expect(written[0]?.texts).toHaveLength(400);
  });
});
