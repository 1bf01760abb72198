import { describe, expect, it } from "vitest";
import { noRoomFor } from "./capacity.ts";
import { workOf } from "./working-rules.ts";

describe("working rules", () => {
  it("are the usual ones where nobody set any", () => {
    const { mode, capacity } = workOf();
    expect(mode).toBe("blended");
    expect(noRoomFor("chat", { chat: 2 }, capacity)).toBeUndefined();
    expect(noRoomFor("chat", { chat: 3 }, capacity)).toEqual({ full: "chat", has: 3, most: 3 });
  });

  it("are the agent's own before the team's, channel by channel", () => {
    const team = { mode: "inbound", most: { chat: 1, email: 9 } } as const;
    const { mode, capacity } = workOf({ most: { chat: 6 } }, team);
    expect([mode, capacity.most]).toEqual(["inbound", { voice: 1, chat: 6, email: 9, task: 5 }]);
  });

  it("say which channel may come while another is at hand", () => {
    const { capacity } = workOf({ interrupts: { voice: ["email"] } });
    expect(noRoomFor("voice", { chat: 1 }, capacity)).toEqual({ busyWith: "chat" });
    expect(noRoomFor("voice", { email: 1 }, capacity)).toBeUndefined();
    expect(noRoomFor("chat", { email: 1 }, capacity)).toBeUndefined();
  });
});
