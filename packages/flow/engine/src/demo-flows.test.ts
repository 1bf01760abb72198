import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { must, ok } from "@patchbay/base/result";
import { compileAll, publishable } from "@patchbay/compiler/compile-all";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";
import { expect, it } from "vitest";
import { TestCall, type TestCallOptions } from "./test-call.ts";

const folder = join(import.meta.dirname, "../../../../prisma/seed/flows");
const flows = new Map(
  globSync("*.flow.json", { cwd: folder }).map((file) => [
    file.replace(".flow.json", ""),
    JSON.parse(readFileSync(join(folder, file), "utf8")),
  ]),
);
const references = { queue: ["sales", "support"], calendar: ["office-hours"], prompt: [] };
const compiled = compileAll([...flows.values()], { registry: nodeRegistry, references, programs: new Map() });
const programs = must(publishable(compiled));
const dial = (name: string, world: NonNullable<TestCallOptions["world"]>) =>
  TestCall.dial(flows.get(name), nodeRegistry, { references, programs, world });

it("compiles every demo flow without a finding", () => {
  expect(flows.size).toBeGreaterThanOrEqual(4);
  expect(
    compiled.map(({ name, result }) => ({ name, findings: result.ok ? result.value.warnings : result.error })),
  ).toEqual(compiled.map(({ name }) => ({ name, findings: [] })));
});

it("welcomes a known customer, connects to sales, and leaves a ticket", async () => {
  const call = await dial("welcome", (world) => {
    world.calendars.set("office-hours", { open: true, reason: "hours" });
    world.customers.push({
      id: "c1" as never,
      name: "Ann Lee",
      phones: ["+4930111111"],
      emails: [],
      tags: [],
      fields: {},
    });
  });
  expect(call.heard[0]).toBe("Welcome back, Ann Lee.");
  await call.press("1").expectAt("sales");
  expect(call.world.queues.requests[0]).toMatchObject({
    queue: "sales",
    skills: [{ skill: "sales", level: 1 }],
    screen: { data: { Wanted: "sales", Customer: "Ann Lee" } },
  });
  await call.advance(12_000);
  call.world.queues.serve("agent-7", 61_000);
  await call.expectEnd("completed");
  expect(call.world.tickets[0]).toMatchObject({
    subject: "sales: call from +4930111111",
    description: "Waited 12 s, talked 61 s.",
  });
});

it("takes a message out of hours", async () => {
  const call = await dial("welcome", (world) => world.calendars.set("office-hours", { open: false, reason: "closed" }));
  await call.expectAt("ask-message");
  await (await call.advance(5_000)).press("#").expectEnd("completed");
  expect(call.world.tickets[0]).toMatchObject({ type: "message", fields: { recording: "recording-1" } });
});

it("opens a call-back ticket when the wait was too long, then offers a message", async () => {
  const call = await dial("welcome", (world) => world.calendars.set("office-hours", { open: true, reason: "hours" }));
  await (await call.press("2").advance(300_000)).expectAt("ask-message");
  expect(call.world.tickets[0]).toMatchObject({ type: "callback", priority: "high" });
});

it("goes down five levels and back up one", async () => {
  const call = await dial("five-levels", () => undefined);
  await call.press("1").expectAt("level-2");
  await call.press("2").expectAt("level-3");
  await call.press("0").expectAt("level-2");
  await call.press("2111").expectEnd("completed");
  expect(call.heard).toContain("You chose: first, second, first, first, first.");
});

it("finds a booking through the sub-flow and the web service, and cancels it", async () => {
  const call = await dial("appointment", (world) => {
    world.answerHttp = ({ method }) => ({
      result: ok({
        status: 200,
        headers: {},
        body: method === "GET" ? { state: "booked", at: "2026-03-01T09:00:00Z", spoken: "1 March at 9" } : {},
      }),
    });
  });
  await call.expectAt("ask");
  await call.press("482913").expectAt("say-when");
  expect(call.world.httpRequests[0]?.url).toBe("https://clinic.example/api/bookings/482913");
  await call.press("1").expectEnd("completed");
  expect(call.world.httpRequests[1]).toMatchObject({ method: "POST", body: '{"by": "+4930111111"}' });
  expect(call.heard).toContain("Your booking was cancelled.");
});
