import { workOf } from "@patchbay/domain/routing/working-rules";
import { expect, it } from "vitest";
import { withChannel, withoutChannel } from "./work-draft.ts";

it("begins a channel's own rules with what is usual, changes one thing at a time, and takes them back whole", () => {
  const begun = withChannel({ mode: "inbound" }, "chat", {});
  expect(begun).toEqual({ mode: "inbound", most: { chat: 3 }, interrupts: { chat: ["email", "task"] } });
  const fewer = withChannel(withChannel(begun, "chat", { most: 1 }), "chat", { interrupts: [] });
  expect(workOf(fewer).capacity).toMatchObject({
    most: { chat: 1, email: 5 },
    interrupts: { chat: [], task: ["email"] },
  });
  expect(withoutChannel(fewer, "chat")).toEqual({ mode: "inbound", most: {}, interrupts: {} });
});
