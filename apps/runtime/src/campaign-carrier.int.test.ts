import type { CampaignId, UserId } from "@patchbay/base/ids";
import { must } from "@patchbay/base/result";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sipp } from "../../../e2e/drivers/sipp.driver.ts";
import { TelephonyWorld } from "../test/telephony-world.ts";

/** A multiple of ten: the last digit of each number says what its line does. */
const CONTACTS = Number(process.env.CAMPAIGN_CONTACTS ?? 60);
const TENTH = CONTACTS / 10;

let world: TelephonyWorld;
beforeAll(async () => {
  world = await TelephonyWorld.open();
  await world.publish(
    drawFlow("announce", {
      start: { type: "start", to: { next: "pause" } },
      pause: { type: "wait", config: { forMs: 300 }, to: { done: "bye" } },
      bye: { type: "hang-up" },
    }),
    "4401",
  );
});
afterAll(() => world.close());

it("dials everybody of a campaign once over a carrier that answers, is busy, rings out and errs, and the numbers add up", async () => {
  const carrier = await sipp("carrier-serves-a-campaign", { calls: CONTACTS });
  await world.addTrunk("+4950", `sip:127.0.0.1:${carrier.port};transport=udp`);
  const { campaigns } = world.stores;
  const began = Date.now();
  const id = `campaign-${began}` as CampaignId;
  const rules = {
    window: { days: [1, 2, 3, 4, 5, 6, 7], from: "00:00", to: "24:00" },
    retries: { maxAttempts: 1, againAfterMs: {} },
    ...{ ringMs: 15_000, flow: "announce", priority: 9, skills: [] },
  };
  const plan = { id, name: id, title: "All", flow: "announce", mode: "agentless" as const };
  must(await campaigns.create({ ...plan, rules, outcomes: [], maxCalls: 20 }, "ada" as UserId));
  const numbers = Array.from({ length: CONTACTS }, (_, index) => `+4950${1_000 + index}`);
  await campaigns.addContacts(
    id,
    numbers.map((number) => ({ number, data: {} })),
    Date.now(),
  );
  must(await campaigns.apply(id, { type: "started" }, Date.now()));
  const { output, ...judged } = await carrier.ended;
  expect(judged, output).toEqual({ code: 0, successful: CONTACTS, failed: 0 });
  const pulse = await world.until(
    "the campaign's end",
    async () => {
      const found = await campaigns.find(id);
      return found?.status === "finished" ? campaigns.pulse(id) : undefined;
    },
    60_000,
  );
  expect(pulse).toMatchObject({ contacts: CONTACTS, done: CONTACTS, attempts: CONTACTS, answered: 5 * TENTH });
  expect(pulse.outcomes).toEqual({
    ...{ reached: 5 * TENTH, busy: 2 * TENTH, "no-answer": TENTH, failed: TENTH, "invalid-number": TENTH },
  });
  const results = await campaigns.results(id, CONTACTS * 2);
  expect(new Set(results.map(({ number }) => number)).size).toBe(CONTACTS);
  const { calls } = await world.stores.calls.search({ text: "+4950", from: began, limit: 500 });
  expect(calls).toHaveLength(CONTACTS);
  expect(calls.every(({ direction, endedAt }) => direction === "outbound" && endedAt !== undefined)).toBe(true);
}, 240_000);
