import { startTestPostgres, type TestPostgres } from "@patchbay/adapter-postgres/test-database";
import type { CallId, UserId } from "@patchbay/base/ids";
import { afterAll, beforeAll, expect, it } from "vitest";
import { qualityForm } from "./tenant-things.ts";
import type { TestClient } from "./test-client.ts";
import { type Outputs, startTestGateway, type TestGateway } from "./test-gateway.ts";

let postgres: TestPostgres;
let gateway: TestGateway;
let people: Record<"ann" | "bob" | "sue" | "max", TestClient>;
const call = "reviewed-call" as CallId;

beforeAll(async () => {
  postgres = await startTestPostgres();
  gateway = await startTestGateway(postgres);
  const tenant = await gateway.tenant("harbour", [
    { id: "ann", role: "agent" },
    { id: "bob", role: "agent" },
    { id: "sue", role: "supervisor" },
    { id: "max", role: "manager" },
  ]);
  const signedIn = (id: string) => gateway.signedIn("harbour", id);
  people = {
    ann: await signedIn("ann"),
    bob: await signedIn("bob"),
    sue: await signedIn("sue"),
    max: await signedIn("max"),
  };
  const { calls } = gateway.stores.of(tenant);
  const startedAt = Date.now();
  await calls.start({ id: call, direction: "inbound", from: "1", to: "2", startedAt, runtime: "none" });
  const { user } = await people.ann.ask<Outputs["session"]["me"]>("session.me");
  await calls.update(call, { agent: user.id as UserId });
});
afterAll(async () => {
  await gateway?.stop();
  await postgres?.stop();
});

const reviews = (who: TestClient) => who.ask<Outputs["quality"]["reviews"]>("quality.reviews", { call });
const refusal = async (who: TestClient, path: string, input: unknown) => (await who.mutate(path, input)).failure?.code;

it("is given once by each reviewer, seen by the agent it is about alone, appealed, and settled by somebody else", async () => {
  const { ann, bob, sue, max } = people;
  const form = await sue.done<Outputs["quality"]["saveForm"]>("quality.saveForm", qualityForm("Good calls"));
  const review = { call, form: form.id, comment: "No greeting" };
  expect(await refusal(sue, "quality.review", { ...review, answers: {} })).toBe("quality.unanswered");
  expect(await refusal(ann, "quality.review", { ...review, answers: { greets: 1 } })).toBe("access.not-allowed");
  await sue.done("quality.review", { ...review, answers: { greets: 0 } });
  expect(await refusal(sue, "quality.review", { ...review, answers: { greets: 1 } })).toBe("quality.reviewed");
  await max.done("quality.review", { ...review, answers: { greets: 1 }, comment: "" });

  const seen = await reviews(ann);
  expect(seen.map(({ score, spread }) => [score, spread])).toEqual([
    [1, 1],
    [0, 1],
  ]);
  expect(await reviews(bob)).toEqual([]);
  const [, hard] = seen;
  expect(await refusal(bob, "quality.reply", { id: hard?.id, how: "accepted", text: "" })).toBe(
    "quality.review-not-found",
  );
  await ann.done("quality.reply", { id: hard?.id, how: "appealed", text: "The line was bad" });
  expect(await refusal(sue, "quality.settle", { id: hard?.id, how: "upheld", text: "" })).toBe("quality.not-allowed");
  await max.done("quality.settle", { id: hard?.id, how: "revised", text: "True" });
  expect((await reviews(sue)).find(({ id }) => id === hard?.id)).toMatchObject({
    ...{ status: "revised", reply: "The line was bad", verdict: "True", comment: "No greeting" },
  });

  const question = { metrics: ["quality-score"], range: "today" };
  const table = await sue.ask<Outputs["metric"]["query"]>("metric.query", question);
  expect(table.rows[0]?.values).toEqual([1]);
});
