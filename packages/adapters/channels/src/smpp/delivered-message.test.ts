import type { Pdu } from "smpp";
import { describe, expect, it } from "vitest";
import { deliveredMessage } from "./delivered-message.ts";

const pdu = (more: object) => deliveredMessage({ command: "deliver_sm", data_coding: 0, esm_class: 0, ...more } as Pdu);
const words = (message: unknown, ...udh: number[][]) => ({
  message,
  ...(udh.length > 0 ? { udh: udh.map((bytes) => Buffer.from(bytes)) } : {}),
});

describe("a delivered message", () => {
  it("is a part by its header of 8 or 16 bits, or by the optional parameters", () => {
    expect(pdu({ short_message: words("x", [0, 3, 77, 2, 1]) })).toEqual({
      ...{ kind: "part", text: "x" },
      of: { key: "4d", total: 2, place: 1 },
    });
    const wide = [8, 4, 1, 77, 3, 2];
    expect(pdu({ short_message: words("x", wide) })).toMatchObject({ of: { key: "014d", total: 3, place: 2 } });
    const sar = { sar_msg_ref_num: 5, sar_total_segments: 2, sar_segment_seqnum: 2 };
    expect(pdu({ short_message: words("x"), ...sar })).toMatchObject({ of: { key: "5", total: 2, place: 2 } });
  });

  it("is whole where the header makes no sense", () => {
    for (const header of [
      [0, 3, 77, 0, 0],
      [0, 3, 77, 2, 3],
      [0, 3],
      [5, 4, 1, 2, 3, 4],
    ]) {
      expect(pdu({ short_message: words("x", header) })).toEqual({ kind: "part", text: "x" });
    }
    expect(pdu({ short_message: words(""), message_payload: words("long") })).toEqual({ kind: "part", text: "long" });
    expect(pdu({ data_coding: 4, short_message: words(Buffer.from([1, 2])) })).toEqual({ kind: "part", text: "[4]" });
  });

  it("is a receipt, in words or by the optional parameters", () => {
    const receipt = (message: string, more: object = {}) =>
      pdu({ esm_class: 4, short_message: words(message), ...more });
    expect(receipt("id:a1 sub:001 stat:DELIVRD err:000")).toMatchObject({
      kind: "receipt",
      id: "a1",
      status: "delivered",
    });
    expect(receipt("id:a1 stat:EXPIRED err:011")).toMatchObject({ status: "failed", why: "EXPIRED, error 011" });
    expect(receipt("id:a1 stat:ACCEPTD err:000")).toMatchObject({ status: "pending" });
    const named = { receipted_message_id: "b2\0", message_state: 5 };
    expect(receipt("", named)).toMatchObject({ id: "b2", status: "failed", why: "UNDELIV" });
    expect(receipt("nonsense")).toMatchObject({ id: "", status: "pending" });
  });
});
