import { expect, it } from "vitest";
import { plannedQueue, plannedTransfer } from "./contact-plan.ts";

const limits = { announceEveryMs: 0, maxWaitMs: 0, maxWaiting: 0, exitWhenUnstaffed: false };
const request = {
  ...{ queue: "sales", skills: [{ skill: "german", level: 3 }], priority: 5 },
  ...{ ...limits, screen: { panels: [], data: {} } },
};

it("adds planned skills at the higher level, and lets the planned priority win", () => {
  const plan = {
    skills: [
      { skill: "german", level: 2 },
      { skill: "vip", level: 1 },
    ],
    priority: 1,
  };
  expect(plannedQueue(request, plan)).toEqual({
    ...request,
    skills: [
      { skill: "german", level: 3 },
      { skill: "vip", level: 1 },
    ],
    priority: 1,
  });
  expect(plannedQueue(request, {})).toEqual(request);
});

it("lets suggestions go along to the agent's screen", () => {
  const assist = { articles: [{ title: "Returns", excerpt: "Within 30 days" }], steps: ["Ask for the order"] };
  expect(plannedQueue(request, { assist }).screen).toEqual({ ...request.screen, assist });
});

it("shows the planned number unless the step names its own", () => {
  const dial = { number: "+49301", ringMs: 5_000, record: false };
  expect(plannedTransfer(dial, { callerId: "+49300" })).toEqual({ ...dial, callerId: "+49300" });
  expect(plannedTransfer({ ...dial, callerId: "+4999" }, { callerId: "+49300" }).callerId).toBe("+4999");
});
