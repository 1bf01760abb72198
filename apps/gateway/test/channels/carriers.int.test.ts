import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CarrierTraits, channelCarrierContract } from "./channel-carrier.contract.ts";
import { startMailStage } from "./mail-stage.ts";
import { providerStage } from "./provider-stage.ts";
import { type ProviderWorld, startProviderWorld } from "./provider-world.ts";

let world: ProviderWorld;
let mail: Awaited<ReturnType<typeof startMailStage>>;

beforeAll(async () => {
  world = await startProviderWorld();
  mail = await startMailStage(world.stage);
});
afterAll(async () => {
  await world?.stop();
  await mail?.stop();
});

const all: CarrierTraits = { troubles: ["busy", "lost", "refused"], presses: true, knowsAgain: false };
const words: CarrierTraits = { ...all, presses: false };
const phone = { customer: () => `+1202${String(Math.random()).slice(2, 9)}` };

const stageOf =
  (provider: keyof ProviderWorld["servers"], more: Parameters<typeof providerStage>[3] = {}) =>
  () =>
    providerStage(world.stage, world.servers[provider], world.at[provider], more);

channelCarrierContract("the open channel", { ...all, troubles: ["busy", "lost"] }, () =>
  providerStage(world.stage, world.open, world.openAt),
);
channelCarrierContract("e-mail", { ...words, troubles: [], attaches: true }, () => mail.carrier);
channelCarrierContract("SMS by Twilio", words, stageOf("twilio", phone));
channelCarrierContract("SMS by an HTTP gateway", words, stageOf("sms-http", phone));
channelCarrierContract("SMS by SMPP", words, () => providerStage(world.stage, world.centre, world.at.smpp, phone));
// WeChat shows what was handed to it before: the first picture.
channelCarrierContract("WeChat", all, stageOf("wechat", { shown: "media-1" }));
channelCarrierContract("WhatsApp", all, stageOf("whatsapp"));
channelCarrierContract("Telegram", all, stageOf("telegram"));
channelCarrierContract("LINE", { ...all, knowsAgain: true }, stageOf("line"));

describe("the providers' servers", () => {
  it("were asked as their documents say", () => {
    expect(Object.values(world.servers).flatMap(({ faults }) => faults)).toEqual([]);
  });
});
