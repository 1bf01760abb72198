import type { TracedMessage } from "@patchbay/domain/sip-trace/sip-message";
import { expect, it } from "vitest";
import { ladderOf } from "./ladder.ts";

const message = (sipCallId: string, sent: boolean, text: string): TracedMessage => ({
  ...{ at: 0, sipCallId, sent, transport: "udp", text },
});

it("gives each party a place, us between the first and the others, and each message its way", () => {
  const { lanes, steps } = ladderOf(
    [
      message("in", false, "INVITE sip:a SIP/2.0\r\n\r\n"),
      message("leg-2", true, "INVITE sip:b SIP/2.0\r\n\r\n"),
      message("leg-2", false, "SIP/2.0 486 Busy Here\r\n\r\n"),
      message("gone", true, "INVITE sip:c SIP/2.0\r\n\r\n"),
    ],
    ["leg-1", "leg-2"],
  );
  expect(lanes).toEqual([
    { sipCallId: "in", place: 0 },
    { sipCallId: "leg-2", place: 2, leg: "leg-2" },
    { sipCallId: "gone", place: 3 },
  ]);
  expect(steps.map(({ from, to, title, bad }) => [from, to, title, bad])).toEqual([
    [0, 1, "INVITE", false],
    [1, 2, "INVITE", false],
    [2, 1, "486 Busy Here", true],
    [1, 3, "INVITE", false],
  ]);
});
