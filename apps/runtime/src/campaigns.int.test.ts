import type { CampaignId, UserId } from "@patchbay/base/ids";
import { must } from "@patchbay/base/result";
import { type DrawnNode, drawFlow } from "@patchbay/flow-model/draw-flow";
import type { CampaignPlan } from "@patchbay/ports/store/campaign-store";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { carrierFor } from "../test/carrier.ts";
import { supportFlow } from "../test/support-flow.ts";
import { TelephonyWorld } from "../test/telephony-world.ts";

/** Settles in the call itself what becomes of the attempt, and when the person is called again. */
const SETTLING: Readonly<Record<string, DrawnNode>> = {
  start: { type: "start", to: { next: "outcome" } },
  outcome: {
    type: "record-attempt-outcome",
    config: { outcome: "no-answer", note: "asked {{ contact.Debt }} times" },
    to: { done: "retry", "not-ours": "bye", failed: "bye" },
  },
  retry: {
    type: "set-retry",
    config: { again: true, afterMs: 3_600_000 },
    to: { done: "wish", "used-up": "bye", "not-ours": "bye", failed: "bye" },
  },
  wish: {
    type: "schedule-next-attempt",
    config: { at: "now + 86400000" },
    to: { scheduled: "bye", past: "bye", "used-up": "bye", "not-ours": "bye", failed: "bye" },
  },
  bye: { type: "hang-up" },
};

let world: TelephonyWorld;
let rings: Awaited<ReturnType<typeof carrierFor>>;
const ADMIN = "ada" as UserId;
const EVERY_DAY = { days: [1, 2, 3, 4, 5, 6, 7], from: "00:00", to: "24:00" };

beforeAll(async () => {
  world = await TelephonyWorld.open();
  await world.queue("support", ["ann"], { ringMs: 5_000 });
  await world.publish(supportFlow("debtors", { data: [{ label: "Debt", value: "{{ contact.Debt }}" }] }), "4400");
  await world.publish(
    drawFlow("announce", {
      start: { type: "start", to: { next: "tone" } },
      tone: { type: "wait", config: { forMs: 1_000 }, to: { done: "bye" } },
      bye: { type: "hang-up" },
    }),
    "4401",
  );
  await world.publish(drawFlow("settles", SETTLING), "4402");
});
afterEach(() => world.reset());
afterAll(() => world.close());

async function campaign(name: string, numbers: readonly string[], plan: Partial<CampaignPlan> = {}) {
  const id = `campaign-${name}-${Date.now()}` as CampaignId;
  const { campaigns } = world.stores;
  const rules = {
    ...{ window: EVERY_DAY, ringMs: 15_000, priority: 9, skills: [] },
    retries: { maxAttempts: 3, againAfterMs: { busy: 3_600_000 } },
  };
  const usual = { mode: "agentless" as const, flow: "announce", maxCalls: 10, outcomes: [], title: name };
  must(
    await campaigns.create(
      { id, name: id, ...usual, ...plan, rules: { ...rules, flow: plan.flow ?? "announce", ...plan.rules } },
      ADMIN,
    ),
  );
  await campaigns.addContacts(
    id,
    numbers.map((number) => ({ number, name: `Name ${number}`, data: { Debt: "12" } })),
    Date.now(),
  );
  must(await campaigns.apply(id, { type: "started" }, Date.now()));
  return id;
}

const finished = (id: CampaignId) =>
  world.until("the campaign's end", async () => {
    const found = await world.stores.campaigns.find(id);
    return found?.status === "finished" ? world.stores.campaigns.pulse(id) : undefined;
  });

describe("a campaign", () => {
  it("dials when an agent is reserved, who gets the answered call with the contact's data", async () => {
    rings = await carrierFor(world, "+49401");
    const queue = await world.stores.queues.byName("support");
    const more = { mode: "progressive" as const, flow: "debtors", ...(queue ? { queue: queue.id } : {}) };
    const id = await campaign("progressive", ["+4940111", "+4940112"], more);
    const ann = await world.agent("ann");
    for (const number of ["+4940111", "+4940112"]) {
      const person = await rings();
      expect((await world.stores.agents.find("ann" as UserId))?.state.status).toBe("reserved");
      await person.answer();
      const desk = await ann.answers();
      const offer = await world.event("offer.made", ({ from }) => from === number);
      expect(offer.screen).toMatchObject({ data: { Debt: "12", name: `Name ${number}`, number } });
      await ann.becomes("talking");
      await person.hangUp();
      await desk.ended;
    }
    expect(await finished(id)).toMatchObject({
      ...{ contacts: 2, done: 2, attempts: 2, answered: 2, abandoned: 0 },
      ...{ outcomes: { reached: 2 }, results: { reached: 2 } },
    });
  });

  it("adds up when lines are busy, unknown or barred, and calls nobody who does not want to be called", async () => {
    rings = await carrierFor(world, "+49402");
    await world.stores.doNotCall.add({ number: "+4940299", reason: "asked" });
    const refuser = { name: "No", phones: ["+49 40 298"], emails: [], tags: [], fields: {} };
    const { id: customer } = await world.stores.customers.create(refuser);
    const said = { channel: "voice", purpose: "marketing", given: false, how: "form", proof: "", at: 1 } as const;
    await world.stores.consents.add(customer, { ...said, by: "ann" as UserId });
    const id = await campaign("mixed", ["+4940201", "+4940202", "+4940299", "+4940298", "+4940203", "+1900555"]);
    const seen: string[] = [];
    for (let at = 0; at < 3; at++) {
      const person = await rings();
      const number = /(\+\d+)@/.exec(person.invite?.uri ?? "")?.[1] ?? "";
      seen.push(number);
      if (number.endsWith("1")) await person.answer();
      else person.refuse(number.endsWith("2") ? 486 : 404);
    }
    const pulse = await world.until("all calls' ends", async () => {
      const now = await world.stores.campaigns.pulse(id);
      return now.waiting === 1 && now.done === 5 ? now : undefined;
    });
    expect(seen.toSorted()).toEqual(["+4940201", "+4940202", "+4940203"]);
    expect(pulse).toMatchObject({
      ...{ contacts: 6, attempts: 3, answered: 1 },
      outcomes: { reached: 1, busy: 1, "invalid-number": 1 },
      results: { reached: 1, "invalid-number": 1, "do-not-call": 2, "not-allowed": 1 },
    });
    expect((await world.stores.customerHistory.timeline(customer, { limit: 9, kinds: ["attempt"] })).entries).toEqual(
      [],
    );
    const [contact] = await world.stores.campaigns.contacts({ campaign: id, text: "+4940298", limit: 1, offset: 0 });
    expect(contact).toMatchObject({ customer });
  });

  it("calls again when the flow says so, with the outcome that the flow recorded; a caller's own call settles nothing", async () => {
    rings = await carrierFor(world, "+49405");
    const id = await campaign("settled", ["+4940501"], { flow: "settles" });
    const person = await rings();
    const before = Date.now();
    await person.answer();
    await person.ended;
    const contact = await world.until("the settled attempt", async () => {
      const [found] = await world.stores.campaigns.contacts({ campaign: id, limit: 1, offset: 0 });
      return found?.state.attempts === 1 && found.state.status === "waiting" ? found : undefined;
    });
    await world.stores.campaigns.apply(id, { type: "stopped" }, Date.now());
    // A day later, as asked last, and not the hour of the retry before.
    expect(contact.state).toMatchObject({ status: "waiting", notBefore: expect.any(Number) });
    expect(contact.state.status === "waiting" && contact.state.notBefore).toBeGreaterThanOrEqual(before + 86_400_000);
    const results = await world.stores.campaigns.results(id, 5);
    expect(results).toMatchObject([{ outcome: "no-answer", note: "asked 12 times" }]);

    const own = await world.call("4402");
    expect(await own.answered).toBe(true);
    await own.ended;
    const path = await world.stores.calls.path((await world.record(own.from)).id);
    expect(path.map(({ node, exit }) => [node, exit])).toContainEqual(["outcome", "not-ours"]);
  });

  it("leaves the lines alone that are kept for callers, and goes on when one is free", async () => {
    rings = await carrierFor(world, "+49403", { channels: 2, inboundReserve: 2 });
    const id = await campaign("lines", ["+4940301"]);
    const waits = await world.until("the look at the lines", async () => {
      const [contact] = await world.stores.campaigns.contacts({ campaign: id, limit: 1, offset: 0 });
      return world.runtime.said() !== undefined && contact?.state.status === "waiting" ? contact : undefined;
    });
    expect(waits.state.attempts).toBe(0);
    await world.changeTrunk("trunk-+49403", { inboundReserve: 1 });
    (await rings()).refuse(404);
    expect(await finished(id)).toMatchObject({ attempts: 1, outcomes: { "invalid-number": 1 } });
  });

  it("dials nobody twice whose attempt was claimed by a runtime that was killed before the INVITE", async () => {
    rings = await carrierFor(world, "+49404");
    // The media worker answers nobody: the attempt is claimed, and cannot be dialled yet.
    world.media.child.kill("SIGSTOP");
    const id = await campaign("killed", ["+4940401"]);
    await world.until("the claim", async () => {
      const { dialling } = await world.stores.campaigns.pulse(id);
      const { calls } = await world.stores.calls.search({ text: "+4940401", limit: 1 });
      return dialling === 1 && calls.length === 1 ? true : undefined;
    });
    await world.runtime.stop("SIGKILL");
    world.media.child.kill("SIGCONT");
    await world.startRuntime();
    expect(
      await world.until(
        "the end of the attempt",
        async () => {
          const pulse = await world.stores.campaigns.pulse(id);
          return pulse.done === 1 ? pulse : undefined;
        },
        60_000,
      ),
    ).toMatchObject({ attempts: 1, outcomes: { interrupted: 1 }, results: { interrupted: 1 } });
    const [contact] = await world.stores.campaigns.contacts({ campaign: id, limit: 1, offset: 0 });
    expect(contact?.state).toMatchObject({ status: "done", attempts: 1, outcome: "interrupted" });
    expect(
      await Promise.race([
        rings().then(
          () => "rang",
          () => "silent",
        ),
        finished(id).then(() => "silent"),
      ]),
    ).toBe("silent");
  });
});
