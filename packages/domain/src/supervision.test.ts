import { describe, expect, it } from "vitest";
import { type TalkStage, type WayIn, whoHearsWhom } from "./supervision.ts";

const hearing = (stage: TalkStage, how?: WayIn, agent: string | undefined = "agent") =>
  whoHearsWhom(stage, { customer: "customer", agent, supervisor: how && { party: "supervisor", how } });

describe("a conversation with a supervisor", () => {
  it("is heard by one who listens, who is heard by nobody", () => {
    expect(hearing("talking", "listen")).toEqual({
      customer: ["agent"],
      agent: ["customer"],
      supervisor: ["customer", "agent"],
    });
  });

  it("carries a whisper to the agent alone", () => {
    expect(hearing("talking", "whisper")).toMatchObject({ customer: ["agent"], agent: ["customer", "supervisor"] });
  });

  it("is one of three after barging in", () => {
    expect(hearing("talking", "barge")).toEqual({
      customer: ["agent", "supervisor"],
      agent: ["customer", "supervisor"],
      supervisor: ["customer", "agent"],
    });
  });

  it("leaves a customer on hold alone, whatever the supervisor does", () => {
    for (const how of ["listen", "whisper", "barge"] as const) {
      expect(hearing("held", how)).toMatchObject({ customer: [], supervisor: ["agent"] });
      expect(hearing("consulting", how)).toEqual({ customer: [], agent: undefined, supervisor: ["agent"] });
    }
    expect(hearing("held", "whisper").agent).toEqual(["supervisor"]);
  });

  it("is silence for all while the agent's phone is away", () => {
    const away = whoHearsWhom("talking", {
      customer: "customer",
      agent: undefined,
      supervisor: { party: "supervisor", how: "barge" },
    });
    expect(away).toEqual({ customer: [], agent: ["supervisor"], supervisor: [] });
  });

  it("is as ever without one", () => {
    expect(hearing("talking")).toMatchObject({ customer: ["agent"], agent: ["customer"] });
    expect(hearing("held")).toMatchObject({ customer: [], agent: [] });
  });
});
