import { toneOverRestDb } from "@patchbay/media/goertzel";
import { afterEach, describe, expect, it } from "vitest";
import type { PhoneCall } from "./phone-call.ts";
import { SipPhone } from "./sip-phone.ts";

const phones: SipPhone[] = [];

afterEach(async () => {
  for (const phone of phones.splice(0)) await phone.close();
});

async function open(): Promise<SipPhone> {
  const phone = await SipPhone.open();
  phones.push(phone);
  return phone;
}

function sine(hertz: number): Int16Array {
  return Int16Array.from({ length: 8_000 }, (_, index) =>
    Math.round(9_000 * Math.sin((2 * Math.PI * hertz * index) / 8_000)),
  );
}

function rings(phone: SipPhone): Promise<PhoneCall> {
  return new Promise((resolve) => {
    phone.onCall = resolve;
  });
}

describe("two test phones", () => {
  it("hear each other's tone and keys, and both know who hung up", async () => {
    const [alice, bob] = [await open(), await open()];
    const ringing = rings(bob);
    const call = await alice.call({ server: { address: bob.address, port: bob.port }, to: "bob", from: "alice" });
    const taken = await ringing;
    expect(await taken.answer()).toBe(true);
    expect([await call.answered, await taken.answered]).toEqual([true, true]);
    call.say(sine(440), true);
    taken.say(sine(1_000), true);
    call.press("12#");
    while (taken.audio.heard.length < 24_000) await new Promise((resolve) => setTimeout(resolve, 50));
    const late = taken.audio.heard.subarray(16_000, 24_000);
    expect(toneOverRestDb(late, 440)).toBeGreaterThan(20);
    await call.hangUp();
    expect([await call.ended, await taken.ended]).toEqual([{ by: "us" }, { by: "them" }]);
  });

  it("end a call that is hung up while it rings, on both sides", async () => {
    const [alice, bob] = [await open(), await open()];
    const ringing = rings(bob);
    const call = await alice.call({ server: { address: bob.address, port: bob.port }, to: "bob", from: "alice" });
    const taken = await ringing;
    await call.hangUp();
    expect((await call.ended).status).toBe(487);
    expect(await taken.ended).toEqual({ by: "them" });
  });

  it("take no for an answer", async () => {
    const [alice, bob] = [await open(), await open()];
    const call = await alice.call({ server: { address: bob.address, port: bob.port }, to: "bob", from: "alice" });
    expect(await call.answered).toBe(false);
    expect(await call.ended).toMatchObject({ by: "refused", status: 486 });
  });
});
