import type { CallId, QueueEntryId } from "@patchbay/base/ids";
import { describe, expect, it } from "vitest";
import { hasContact } from "./has-contact.ts";

const call = { id: "call-1" as CallId };
const other = { call: "call-2" as CallId };
const talking = { status: "talking", entry: "entry-1" as QueueEntryId, since: 0 } as const;
const ready = { status: "ready", since: 0 } as const;

describe("the agent whom a record names", () => {
  it("has the call while they talk, as far as is heard of them", () => {
    expect(hasContact(call, talking, undefined)).toBe(true);
    expect(hasContact(call, talking, { call: call.id })).toBe(true);
  });

  it("has it no more once it went on to another queue, and they are ready or in another call", () => {
    expect(hasContact(call, ready, undefined)).toBe(false);
    expect(hasContact(call, talking, other)).toBe(false);
    expect(hasContact(call, undefined, undefined)).toBe(false);
  });

  it("has a chat whatever else they do", () => {
    expect(hasContact({ ...call, channel: "chat" }, ready, undefined)).toBe(true);
  });
});
