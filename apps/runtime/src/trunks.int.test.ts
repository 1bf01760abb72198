import { titleOf } from "@patchbay/domain/sip-trace/sip-message";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { PhoneCall } from "../../cli/src/phone/phone-call.ts";
import { carrierFor } from "../test/carrier.ts";
import { CarrierRegistrar } from "../test/carrier-registrar.ts";
import { TelephonyWorld } from "../test/telephony-world.ts";

let world: TelephonyWorld;
beforeAll(async () => {
  world = await TelephonyWorld.open();
  for (const [number, dialled] of [
    ["4201", "+49301234"],
    ["4202", "+49302234"],
    ["4203", "+49303234"],
    ["4204", "+49304234"],
  ] as const) {
    await world.publish(dialling(`to-${dialled.slice(1)}`, dialled), number);
  }
});
afterEach(async () => {
  for (const { trunk } of await world.stores.trunks.list()) await world.stores.trunks.remove(trunk.name);
  await world.stores.trunks.saveRules({});
  await world.reset();
});
afterAll(() => world.close());

function dialling(name: string, number: string) {
  const to = Object.fromEntries(["talked", "busy", "no-answer", "failed"].map((exit) => [exit, "bye"]));
  return drawFlow(name, {
    start: { type: "start", to: { next: "dial" } },
    dial: { type: "transfer-to-number", config: { number, ringMs: 20_000, record: false } as never, to },
    bye: { type: "hang-up" },
  });
}

async function exitOf({ from }: { readonly from: string }): Promise<string | undefined> {
  const { id } = await world.record(from);
  return (await world.stores.calls.path(id)).find(({ node }) => node === "dial")?.exit;
}

const health = async (name: string) =>
  (await world.stores.trunks.list()).find(({ trunk }) => trunk.name === name)?.health;

describe("a call out", () => {
  it("goes on over the next trunk when the first cannot take it, and leaves that one alone for a while", async () => {
    const full = await carrierFor(world, "+4930", { position: 0 });
    const spare = await carrierFor(world, "+49301", { position: 1 });
    const call = await world.call("4201");
    (await full()).refuse(503);
    const other = await spare();
    await other.answer();
    await world.until("the answer", async () => (await world.stores.trunks.lines({ limit: 1 }))[0]?.answeredAt);
    await world.until("the talk", async () => ((await call.answered) ? true : undefined));
    await other.hangUp();
    expect(await exitOf(call)).toBe("talked");
    expect((await health("trunk-+4930"))?.restsUntil).toBeGreaterThan(Date.now());
    const [last, first] = await world.stores.trunks.lines({ limit: 2 });
    expect([first?.trunk, first?.answeredAt, last?.trunk]).toEqual(["trunk-+4930", undefined, "trunk-+49301"]);
    expect(last?.answeredAt).toBeDefined();
    expect((await world.stores.trunks.linesInUse("trunk-+49301")).inUse).toBe(0);
    const again = await world.call("4201");
    (await spare()).refuse(486);
    expect(await exitOf(again)).toBe("busy");
  });

  it("leaves the SIP messages of all its parties behind", async () => {
    const carrier = await carrierFor(world, "+4930");
    const call = await world.call("4202");
    const other = await carrier();
    await other.answer();
    await world.until("the answer", async () => (await world.stores.trunks.lines({ limit: 1 }))[0]?.answeredAt);
    await other.hangUp();
    await exitOf(call);
    const { id } = await world.record(call.from);
    const messages = await world.until("the messages", async () => {
      const found = await world.stores.calls.trace(id);
      return found.length > 0 ? found : undefined;
    });
    const said = Map.groupBy(messages, ({ sipCallId }) => sipCallId);
    const [caller = [], called = []] = [...said.values()].map((all) =>
      all.map(({ sent, text }) => `${sent ? ">" : "<"} ${titleOf(text)}`),
    );
    expect(caller).toEqual(expect.arrayContaining(["< INVITE", "> 200 OK", "< ACK", "> BYE", "< 200 OK"]));
    expect(called).toEqual(expect.arrayContaining(["> INVITE", "< 200 OK", "> ACK", "< BYE", "> 200 OK"]));
    expect(caller[0]).toBe("< INVITE");
    expect(messages.map(({ at }) => at)).toEqual(messages.map(({ at }) => at).toSorted((a, b) => a - b));
    expect(messages[0]?.peer).toMatch(/^127\.0\.0\.1:\d+$/);
  });

  it("takes what the party says as final", async () => {
    const first = await carrierFor(world, "+4930", { position: 0 });
    await carrierFor(world, "+49302", { position: 1 });
    const call = await world.call("4202");
    (await first()).refuse(486);
    expect(await exitOf(call)).toBe("busy");
    expect(await world.stores.trunks.lines({ trunk: "trunk-+49302", limit: 5 })).toEqual([]);
  });

  it("is not made when the tenant's rules or the trunk's limits are against it; who asks hears of it", async () => {
    await carrierFor(world, "+4930", { channels: 0 });
    const call = await world.call("4203");
    await exitOf(call);
    await world.changeTrunk("trunk-+4930", { channels: 9 });
    await world.stores.trunks.saveRules({ countries: ["GB"] });
    await exitOf(await world.call("4203"));
    const refused = await world.stores.trunks.lines({ refused: true, limit: 5 });
    expect(refused.map((line) => line.refused)).toEqual(["line.country", "line.none-free"]);
    await world.event("line.refused", (event) => event.why === "line.country");
  });

  it("stops a thief's calls when the day's money is spent, also when they all begin at once", async () => {
    const rings = await carrierFor(world, "+4930", { rates: [{ prefix: "+49", perMinute: 4 }] });
    await world.stores.trunks.saveRules({ dailySpend: 10 });
    const talking: PhoneCall[] = [];
    for (let calls = 0; calls < 2; calls++) {
      await world.call("4204");
      const other = await rings();
      await other.answer();
      talking.push(other);
    }
    await exitOf(await world.call("4204"));
    expect((await world.stores.trunks.lines({ refused: true, limit: 1 }))[0]?.refused).toBe("line.spend");
    for (const other of talking) await other.hangUp();
  });
});

/** The status by which another call is refused; undefined when it is let in. */
async function refusal(): Promise<number | undefined> {
  const call = await world.call("4201");
  if (!(await call.answered)) return (await call.ended).status;
  await call.hangUp();
  return undefined;
}

describe("a call in", () => {
  it("comes only from where the tenant's trunks are, once one of them says so", async () => {
    await world.addTrunk("+49", "sip:192.0.2.7", { from: ["192.0.2.0/24"] });
    await expect.poll(refusal, { timeout: 10_000 }).toBe(404);
    await world.changeTrunk("trunk-+49", { from: ["127.0.0.1"], channels: 1 });
    const rings = await carrierFor(world, "+4930");
    const call = await world.until("a call that is let in", async () => {
      const tried = await world.call("4201");
      return (await tried.answered) ? tried : undefined;
    });
    await rings();
    expect(await refusal()).toBe(503);
    await call.hangUp();
    expect((await world.record(call.from)).trunk).toBe("trunk-+49");
  });
});

describe("a trunk's carrier", () => {
  it.each([
    ["MD5", "+49"],
    ["SHA-256", "+44"],
  ] as const)(
    "is asked whether it is there, is registered with by %s, and the studio hears of a change",
    async (algorithm, prefix) => {
      const trunk = `trunk-${prefix}`;
      const account = { username: "+4930555", password: "carrier-password" };
      const carrier = await CarrierRegistrar.open(account, algorithm);
      try {
        const registering = { username: account.username, registers: true, probed: true };
        await world.addTrunk(prefix, carrier.uri, registering, account.password);
        await world.event("trunk.changed", (event) => event.trunk === trunk && event.state === "registered");
        expect(carrier.refused).toBe(1);
        expect(carrier.taken).toMatchObject([{ expires: 300, contact: expect.stringContaining("+4930555@127.0.0.1") }]);
        expect(await health(trunk)).toMatchObject({ reachable: true, status: 200 });
        await world.changeTrunk(trunk, { registers: false });
        await world.event("trunk.changed", (event) => event.trunk === trunk && event.state === "unregistered");
        expect(carrier.taken.at(-1)?.expires).toBe(0);
      } finally {
        carrier.close();
      }
    },
  );
});
