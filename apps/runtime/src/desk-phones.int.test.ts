import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { PhoneCall } from "../../cli/src/phone/phone-call.ts";
import { carrierFor } from "../test/carrier.ts";
import { supportFlow } from "../test/support-flow.ts";
import { type AgentAtPhone, TelephonyWorld, tone, untilTone } from "../test/telephony-world.ts";

let world: TelephonyWorld;
beforeAll(async () => {
  world = await TelephonyWorld.open();
  await world.queue("support", ["ann"], { ringMs: 5_000 });
  await world.publish(supportFlow("to-support"), "4100");
});
afterEach(async () => {
  for (const { trunk } of await world.stores.trunks.list()) await world.stores.trunks.remove(trunk.name);
  await world.reset();
});
afterAll(() => world.close());

const REALM = "harbour.patchbay";

/** Ann at her desk phone in conversation with a customer who can be heard. */
async function talking(): Promise<{
  readonly ann: AgentAtPhone;
  readonly customer: PhoneCall;
  readonly desk: PhoneCall;
}> {
  const ann = await world.agent("ann");
  const customer = await world.call("4100");
  const desk = await ann.answers();
  customer.say(tone(440), true);
  await untilTone(desk.audio, 440);
  return { ann, customer, desk };
}

/** A second call of an agent's phone, or of another one of the same agent. */
async function calls(agent: AgentAtPhone, to: string, headers: readonly (readonly [string, string])[] = []) {
  const { phone, account } = agent;
  const from = account.username;
  return phone.call({ server: world.server, to, from, domain: REALM, account, headers });
}

describe("the transfer key of an agent's desk phone", () => {
  it("sends the customer to a number that the tenant may dial, and says so before it hangs up (RFC 3515)", async () => {
    const rings = await carrierFor(world, "+49301");
    const { ann, customer, desk } = await talking();
    const { status, outcome } = await desk.refer(`+49301234@${REALM}`);
    expect(status).toBe(202);
    expect(await outcome).toBe(200);
    expect(await desk.ended).toEqual({ by: "them" });
    const other = await rings();
    await other.answer();
    other.say(tone(1_000), true);
    await untilTone(other.audio, 440);
    await untilTone(customer.audio, 1_000);
    await customer.hangUp();
    await ann.becomes("ready");
  });

  it("dials nothing that the tenant may not, and leaves the conversation as it was", async () => {
    await carrierFor(world, "+49301");
    const { customer, desk } = await talking();
    const premium = await desk.refer(`+19005551234@${REALM}`);
    expect(await premium.outcome).toBe(403);
    expect(await (await desk.refer(`bob@${REALM}`)).outcome).toBe(480);
    // Customers send no call of ours anywhere (toll fraud).
    expect((await customer.refer(`+49301234@${REALM}`)).status).toBe(603);
    desk.say(tone(1_000), true);
    await untilTone(customer.audio, 1_000);
    await customer.hangUp();
  });

  it("hands the customer to whom the phone consults on a second call (RFC 3891)", async () => {
    const rings = await carrierFor(world, "+49302");
    const { ann, customer, desk } = await talking();
    expect(await desk.hold(true)).toBe(200);
    const asking = await calls(ann, "+49302234");
    expect(await asking.answered).toBe(true);
    const other = await rings();
    await other.answer();
    other.say(tone(1_000), true);
    await untilTone(asking.audio, 1_000);
    const { status, outcome } = await desk.refer(`+49302234@${REALM}`, asking);
    expect(status).toBe(202);
    expect(await outcome).toBe(200);
    expect([await desk.ended, await asking.ended]).toEqual([{ by: "them" }, { by: "them" }]);
    await untilTone(customer.audio, 1_000);
    await untilTone(other.audio, 440);
    await customer.hangUp();
  });

  it("comes back to the customer when the second call ends, and consults nobody who may not be dialled", async () => {
    const rings = await carrierFor(world, "+49303");
    const { ann, customer, desk } = await talking();
    const forbidden = await calls(ann, "+19005551234");
    expect(await forbidden.ended).toMatchObject({ by: "refused", status: 403 });
    const asking = await calls(ann, "+49303234");
    expect(await asking.answered).toBe(true);
    await (await rings()).answer();
    await asking.hangUp();
    desk.say(tone(1_000), true);
    await untilTone(customer.audio, 1_000);
    expect(await (await desk.refer(`+49303234@${REALM}`, asking)).outcome).toBe(481);
    await customer.hangUp();
  });
});

describe("an INVITE with Replaces", () => {
  it("takes the conversation over on another phone of the same agent, and of nobody else", async () => {
    const { ann, customer, desk } = await talking();
    const bob = await world.agent("bob");
    const replaces = [["Replaces", desk.replaces]] as const;
    expect(await (await calls(bob, "ann", replaces)).ended).toMatchObject({ by: "refused", status: 481 });
    const unproven = await bob.phone.call({
      server: world.server,
      to: "ann",
      from: "ann",
      domain: REALM,
      headers: replaces,
    });
    expect(await unproven.ended).toMatchObject({ by: "refused", status: 407 });
    const second = await calls(ann, "ann", replaces);
    expect(await second.answered).toBe(true);
    expect(await desk.ended).toEqual({ by: "them" });
    await untilTone(second.audio, 440);
    second.say(tone(1_000), true);
    await untilTone(customer.audio, 1_000);
    await customer.hangUp();
    expect(await second.ended).toEqual({ by: "them" });
  });
});
