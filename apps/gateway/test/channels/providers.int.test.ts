import { asOwner } from "@patchbay/adapter-postgres/test-tenants";
import type { UserId } from "@patchbay/base/ids";
import { must } from "@patchbay/base/result";
import type { Conversation } from "@patchbay/ports/store/conversation-store";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PATIENCE } from "./channel-carrier.contract.ts";
import { addLine, webhookAt } from "./provider-stage.ts";
import { type ProviderWorld, startProviderWorld } from "./provider-world.ts";
import { TWILIO } from "./twilio-server.ts";
import { WECHAT, xmlOf } from "./wechat-server.ts";

let world: ProviderWorld;
beforeAll(async () => {
  world = await startProviderWorld();
});
afterAll(() => world?.stop());

type Provider = keyof ProviderWorld["at"];
const hookOf = (provider: Provider) => webhookAt(world, world.at[provider]);
const talkOf = (provider: Provider, from: string) => world.stores.conversations.latest(world.at[provider], from);
const linesOf = async (talk: Conversation | undefined) => {
  const messages = talk ? await world.stores.conversations.messages(talk.id, { after: 0, limit: 100 }) : [];
  return messages.map(({ author, body }) => [author.kind, "text" in body ? body.text : body.kind]);
};
let written = 0;
const agentSays = async (talk: Conversation | undefined, text: string) => {
  const author = { kind: "agent" as const, id: "ada" as UserId, name: "Ada" };
  const message = { key: `a${++written}`, author, body: { kind: "text" as const, text }, at: Date.now() };
  return must(await world.stores.conversations.write((talk as Conversation).id, message));
};
const bound = () => expect.poll(() => world.centre.isBound, PATIENCE).toBe(true);

describe("text messages", () => {
  it("stop at once when the customer says so, which is confirmed once, and go on when they undo it", async () => {
    const { twilio } = world.servers;
    const from = "+12025550111";
    const say = (id: string, text: string) => twilio.say(hookOf("twilio"), { id, from, text });
    const got = () => twilio.taken.filter(({ to }) => to === from).map(({ text }) => text);
    const { id } = await world.stores.customers.create({
      name: "Bo",
      phones: [from],
      emails: [],
      tags: [],
      fields: {},
    });
    await say("s1", "Hello");
    const talk = await talkOf("twilio", from);
    await say("s2", " stop. ");
    await say("s2", " stop. ");
    await say("s3", "退订");
    await agentSays(talk, "One more thing");
    const note = "Message 4 was not delivered: the customer asked for no more messages";
    await expect.poll(() => linesOf(talk), PATIENCE).toContainEqual(["system", note]);
    expect(got()).toEqual(["You get no more messages from us. Reply START to undo this."]);
    // By any line of the tenant's.
    expect(await world.stores.optOuts.find("0012025550111")).toMatchObject({ words: " stop. " });
    await say("s4", "START");
    const statements = (await world.stores.consents.list(id)).map(({ given, proof }) => [given, proof]);
    expect(statements).toEqual([
      [true, "START"],
      [false, " stop. "],
    ]);
    await agentSays(talk, "Welcome back");
    await expect
      .poll(got, PATIENCE)
      .toEqual([expect.stringContaining("START"), "You get messages from us again.", "Welcome back"]);
  });

  it("begin no conversation with a wish to be left alone", async () => {
    await world.servers["sms-http"].say(hookOf("sms-http"), { id: "n1", from: "+12025550112", text: "Unsubscribe" });
    expect(await talkOf("sms-http", "+12025550112")).toBeUndefined();
  });

  it("tell colleagues what a carrier could not deliver, and what customers have read", async () => {
    const { twilio, whatsapp } = world.servers;
    const from = "+12025550113";
    await twilio.say(hookOf("twilio"), { id: "d1", from, text: "Hello" });
    const talk = await talkOf("twilio", from);
    const { seq } = await agentSays(talk, "Are you there?");
    await expect.poll(async () => twilio.taken.some(({ to }) => to === from), PATIENCE).toBe(true);
    const failed = { MessageSid: twilio.lastSid, MessageStatus: "undelivered", ErrorCode: "30005" };
    // What sending answered is stored a moment after it was answered.
    const told = () => twilio.hook(hookOf("twilio"), failed).then(() => linesOf(talk));
    await expect.poll(told, PATIENCE).toContainEqual(["system", `Message ${seq} was not delivered: error 30005`]);

    await whatsapp.say(hookOf("whatsapp"), { id: "r1", from: "4917612345", text: "Hello" });
    const chat = await talkOf("whatsapp", "4917612345");
    expect(chat?.facts).toMatchObject({ name: "Bo" });
    const answer = await agentSays(chat, "Good morning");
    const read = () => whatsapp.hook(hookOf("whatsapp"), { statuses: [{ id: whatsapp.lastId, status: "read" }] });
    const seen = async () => {
      await read();
      return (await talkOf("whatsapp", "4917612345"))?.state.seen.visitor;
    };
    await expect.poll(seen, PATIENCE).toBe(answer.seq);
  });
});

describe("a short message centre", () => {
  it("brings long messages in parts of any order, in any alphabet", async () => {
    await bound();
    const header = (place: number) => Buffer.from([5, 0, 3, 77, 3, place]);
    const texts = ["第一部分，", "the second 👋", " and the end"];
    for (const place of [3, 1, 2]) {
      const message = { udh: header(place), message: texts[place - 1] };
      await world.centre.deliver({ source_addr: "12025550121", short_message: message, data_coding: 8 });
    }
    expect(await linesOf(await talkOf("smpp", "+12025550121"))).toEqual([["visitor", texts.join("")]]);
  });

  it("says what became of a message, which colleagues read when it failed", async () => {
    await bound();
    await world.centre.say("", { id: "", from: "+12025550122", text: "Hello €{}" });
    const talk = await talkOf("smpp", "+12025550122");
    expect(await linesOf(talk)).toEqual([["visitor", "Hello €{}"]]);
    const { seq } = await agentSays(talk, "x".repeat(161));
    await expect.poll(() => world.centre.taken.some(({ to }) => to === "+12025550122"), PATIENCE).toBe(true);
    expect(world.centre.parts.slice(-2).map(({ esm_class, data_coding }) => [esm_class, data_coding])).toEqual([
      [0x40, 0],
      [0x40, 0],
    ]);
    const words = `id:${world.centre.lastId} sub:001 dlvrd:000 submit date:2611231200 done date:2611231201 stat:UNDELIV err:012 text:x`;
    const receipt = { source_addr: "12025550122", esm_class: 4, short_message: words, data_coding: 0 };
    const told = () => world.centre.deliver(receipt).then(() => linesOf(talk));
    const note = `Message ${seq} was not delivered: UNDELIV, error 012`;
    await expect.poll(told, PATIENCE).toContainEqual(["system", note]);
  });

  it("is bound anew when the connection breaks, and what was written meanwhile is sent", async () => {
    await bound();
    await world.centre.say("", { id: "", from: "+12025550123", text: "Hello" });
    const before = world.centre.binds;
    await world.centre.stop();
    await agentSays(await talkOf("smpp", "+12025550123"), "Still there?");
    await world.centre.start();
    const got = () => world.centre.taken.filter(({ to }) => to === "+12025550123").map(({ text }) => text);
    await expect.poll(got, PATIENCE).toEqual(["Still there?"]);
    expect(world.centre.binds).toBeGreaterThan(before);
  });
});

describe("WeChat", () => {
  const post = (message: string) => world.servers.wechat.hook(hookOf("wechat"), message);

  it("finds our address by its echo, and only with the right token", async () => {
    const answer = await world.servers.wechat.ask(hookOf("wechat"), "echo-4711");
    expect([answer.status, await answer.text()]).toEqual([200, "echo-4711"]);
    expect((await world.servers.wechat.ask(hookOf("wechat"), "echo", "guess")).status).toBe(401);
  });

  it("is answered success at once, and says each message once", async () => {
    const text = xmlOf("o1", "text", "<Content><![CDATA[你好 <b>&amp;</b>]]></Content><MsgId>9007199254740993</MsgId>");
    for (let time = 0; time < 3; time++) {
      const answer = await post(text);
      expect([answer.status, await answer.text()]).toEqual([200, "success"]);
    }
    expect(await linesOf(await talkOf("wechat", "o1"))).toEqual([["visitor", "你好 <b>&amp;</b>"]]);
  });

  it("brings voice with its words, places, menus, and who begins to follow, as XML and as JSON", async () => {
    await post(
      xmlOf(
        "o2",
        "voice",
        "<MediaId>m1</MediaId><Format>amr</Format><Recognition>我的订单</Recognition><MsgId>2</MsgId>",
      ),
    );
    await post(
      xmlOf(
        "o2",
        "location",
        "<Location_X>31.2</Location_X><Location_Y>121.4</Location_Y><Label>Shop</Label><MsgId>3</MsgId>",
      ),
    );
    await post(xmlOf("o2", "event", "<Event><![CDATA[CLICK]]></Event><EventKey><![CDATA[orders]]></EventKey>"));
    await post(JSON.stringify({ FromUserName: "o2", MsgType: "text", MsgId: 5, CreateTime: 1, Content: "as JSON" }));
    const talk = await talkOf("wechat", "o2");
    expect(await linesOf(talk)).toEqual([
      ["visitor", "我的订单"],
      ["visitor", "📍 Shop 31.2,121.4"],
      ["visitor", "orders"],
      ["visitor", "as JSON"],
    ]);
    const [voice] = await world.stores.conversations.messages((talk as Conversation).id, { after: 0, limit: 1 });
    expect(voice?.body).toMatchObject({ attachments: [{ name: "voice.amr", type: "audio/amr", bytes: 16 }] });
    await post(xmlOf("o3", "event", "<Event>user_enter_tempsession</Event><SessionFrom>order-7</SessionFrom>"));
    expect(await linesOf(await talkOf("wechat", "o3"))).toEqual([["visitor", "👋"]]);
    await post(xmlOf("o3", "event", "<Event>unsubscribe</Event>"));
    expect((await linesOf(await talkOf("wechat", "o3"))).at(-1)).toEqual([
      "system",
      expect.stringContaining("left this channel"),
    ]);
  });

  it("reads the encrypted mode", async () => {
    const address = await addLine(world, {
      provider: "wechat",
      fields: { ...world.fields.wechat, aesKey: WECHAT.aesKey },
    });
    const { wechat } = world.servers;
    wechat.encrypted = true;
    const sealed = await wechat.say(webhookAt(world, address), { id: "11", from: "o4", text: "sealed" });
    wechat.encrypted = false;
    expect([sealed.status, await sealed.text()]).toEqual([200, "success"]);
    expect(await linesOf(await world.stores.conversations.latest(address, "o4"))).toEqual([["visitor", "sealed"]]);
    // What is not sealed does not count there.
    expect((await wechat.say(webhookAt(world, address), { id: "12", from: "o4", text: "open" })).status).toBe(401);
  });

  it("asks for a new token once when the old one is refused, and says why nothing can be sent any more", async () => {
    const { wechat } = world.servers;
    await post(xmlOf("o5", "text", "<Content>Hello</Content><MsgId>51</MsgId>"));
    const talk = await talkOf("wechat", "o5");
    const got = () => wechat.taken.filter(({ to }) => to === "o5").map(({ text }) => text);
    await agentSays(talk, "One");
    await expect.poll(got, PATIENCE).toEqual(["One"]);
    const { usually } = wechat.asked;
    wechat.token = "replaced by somebody else";
    await agentSays(talk, "Two");
    await expect.poll(got, PATIENCE).toEqual(["One", "Two"]);
    expect(wechat.asked).toEqual({ usually: usually + 1, byForce: 0 });
    wechat.trouble("refused", 1);
    await agentSays(talk, "Three");
    const notes = () => linesOf(talk).then((lines) => lines.at(-1));
    await expect.poll(notes, PATIENCE).toEqual(["system", expect.stringMatching(/48 hours .* \(45015\)$/)]);
  });
});

describe("WhatsApp, Telegram and LINE", () => {
  it("bring pressed choices, files and places, and who has gone", async () => {
    const { whatsapp, telegram, line } = world.servers;
    const from = "4917600001";
    const challenge = { "hub.mode": "subscribe", "hub.verify_token": "verify me", "hub.challenge": "1158201444" };
    const asked = await fetch(`${hookOf("whatsapp")}?${new URLSearchParams(challenge)}`);
    expect([asked.status, await asked.text()]).toEqual([200, "1158201444"]);
    await whatsapp.hook(hookOf("whatsapp"), {
      messages: [
        { from, id: "w1", type: "interactive", interactive: { button_reply: { id: "yes", title: "Yes" } } },
        { from, id: "w2", type: "image", image: { id: "media-7", mime_type: "image/jpeg", caption: "Broken" } },
        { from, id: "w3", type: "location", location: { latitude: 1.5, longitude: 2, name: "Home" } },
        { from, id: "w4", type: "unsupported" },
      ],
    });
    const chat = await talkOf("whatsapp", from);
    expect(await linesOf(chat)).toEqual([
      ["visitor", "Yes"],
      ["visitor", "Broken"],
      ["visitor", "📍 Home 1.5,2"],
    ]);
    const [pressed, picture] = await world.stores.conversations.messages((chat as Conversation).id, {
      after: 0,
      limit: 9,
    });
    expect(pressed?.body).toMatchObject({ choice: "yes" });
    expect(picture?.body).toMatchObject({ attachments: [{ name: "image.jpeg", bytes: 18 }] });

    const person = { id: 5, type: "private" };
    const keys = { inline_keyboard: [[{ text: "Yes", callback_data: "yes" }]] };
    const query = { id: "q1", from: { first_name: "Bo" }, data: "yes", message: { chat: person, reply_markup: keys } };
    const answer = await telegram.hook(hookOf("telegram"), { update_id: 501, callback_query: query });
    expect(await answer.json()).toEqual({ method: "answerCallbackQuery", callback_query_id: "q1" });
    const voice = { message_id: 2, chat: person, voice: { file_id: "f1", mime_type: "audio/ogg" } };
    await telegram.hook(hookOf("telegram"), { update_id: 502, message: voice });
    await telegram.hook(hookOf("telegram"), { update_id: 503, message: { ...voice, chat: { id: -7, type: "group" } } });
    const kicked = { chat: person, new_chat_member: { status: "kicked" } };
    await telegram.hook(hookOf("telegram"), { update_id: 504, my_chat_member: kicked });
    expect(await linesOf(await talkOf("telegram", "5"))).toEqual([
      ["visitor", "Yes"],
      ["visitor", "voice.ogg"],
      ["system", expect.stringContaining("left this channel")],
    ]);
    expect(await talkOf("telegram", "-7")).toBeUndefined();

    const source = { type: "user", userId: "U5" };
    const events = [
      { type: "postback", webhookEventId: "e1", source, postback: { data: "yes" } },
      { type: "message", webhookEventId: "e2", source, message: { id: "m77", type: "image" } },
      { type: "unfollow", webhookEventId: "e3", source },
    ];
    await line.hook(hookOf("line"), { destination: "U0", events });
    await line.hook(hookOf("line"), { destination: "U0", events });
    expect((await linesOf(await talkOf("line", "U5"))).map(([, text]) => text)).toEqual([
      "yes",
      "picture.jpg",
      expect.stringContaining("left this channel"),
    ]);
  });
});

describe("a line", () => {
  it("is truly tried, tells as whom the provider knows it, and shows nobody its secrets", async () => {
    const check = (provider: Provider, change: Readonly<Record<string, string>> = {}) => {
      const line = { provider, fields: { ...world.fields[provider], ...change } };
      return world.ada.done("chat.checkProviderLine", { line });
    };
    expect(await check("twilio")).toEqual({ ok: true, value: { as: "The shop" } });
    expect(await check("smpp")).toEqual({ ok: true, value: { as: "shop" } });
    expect(await check("wechat")).toEqual({ ok: true, value: { as: WECHAT.appId } });
    expect(await check("whatsapp")).toEqual({ ok: true, value: { as: "The shop +1 202-555-0100" } });
    expect(await check("telegram")).toEqual({ ok: true, value: { as: "@shop_bot" } });
    expect(await check("line")).toEqual({ ok: true, value: { as: "The shop @shop" } });
    const refused = { ok: false, error: { code: "channel.refused" } };
    expect(await check("twilio", { authToken: "guess" })).toMatchObject(refused);
    expect(await check("smpp", { password: "guess" })).toMatchObject({ error: { why: "wrong password" } });
    expect(await check("wechat", { appSecret: "guess" })).toMatchObject(refused);
    expect(await check("line", { accessToken: "guess" })).toMatchObject(refused);
    const inside = await check("whatsapp", { api: "http://10.0.0.1" });
    expect(inside).toMatchObject({ error: { code: "channel.unreachable", why: "http.forbidden-address" } });
    const listed = JSON.stringify(await world.ada.ask("number.list"));
    for (const secret of [TWILIO.authToken, WECHAT.appSecret, WECHAT.token, "sealed"])
      expect(listed).not.toContain(secret);
  });

  it("keeps its secrets when it is saved without them, and names a field that is wrong", async () => {
    const { authToken: _, ...fields } = world.fields.twilio;
    const saved = { address: world.at.twilio, label: "Twilio", line: { provider: "twilio", fields } };
    await world.ada.done("chat.saveProviderLine", saved);
    const again = await world.servers.twilio.say(hookOf("twilio"), { id: "k1", from: "+12025550131", text: "Hi" });
    expect(again.status).toBe(200);
    const wrong = { ...saved, line: { provider: "twilio", fields: { ...fields, api: "ftp://x" } } };
    const answer = await world.ada.mutate("chat.saveProviderLine", wrong);
    expect(answer.failure).toMatchObject({ code: "channel.bad-field", facts: { field: "api" } });
  });

  it("takes no more conversations at once than its limit, and the next when one has ended", async () => {
    const limits = { conversations: 1 };
    const address = await addLine(world, { provider: "line", fields: world.fields.line, limits });
    const say = (id: string, from: string) =>
      world.servers.line.say(webhookAt(world, address), { id, from, text: "Hi" });
    expect((await say("1", "A")).status).toBe(200);
    expect((await say("2", "B")).status).toBe(503);
    expect((await say("3", "A")).status).toBe(200);
    const talk = (await world.stores.conversations.latest(address, "A")) as Conversation;
    must(await world.stores.conversations.apply(talk.id, { type: "closed", by: "flow" }, Date.now()));
    expect((await say("2", "B")).status).toBe(200);
  });

  it("asks the provider to say it again while nothing can be stored, and then has it once", async () => {
    const say = () => world.servers.line.say(hookOf("line"), { id: "db1", from: "U9", text: "Do not lose me" });
    const allow = (change: string) => asOwner(world.gateway.urls, (client) => client.query(`${change} patchbay_app`));
    await allow("REVOKE INSERT ON conversation_message FROM");
    expect((await say()).status).toBe(500);
    await bound();
    const heard = await world.centre.say("", { id: "", from: "+12025550141", text: "Nor me" });
    expect(heard.status).toBe(503);
    await allow("GRANT INSERT ON conversation_message TO");
    expect((await say()).status).toBe(200);
    expect((await say()).status).toBe(200);
    expect(await linesOf(await talkOf("line", "U9"))).toEqual([["visitor", "Do not lose me"]]);
    await world.centre.say("", { id: "", from: "+12025550141", text: "Nor me" });
    expect(await linesOf(await talkOf("smpp", "+12025550141"))).toEqual([["visitor", "Nor me"]]);
  });
});

describe("what is no message", () => {
  it("is refused with its code: bombs of entities, other encodings, too much, nobody's address", async () => {
    const { wechat, whatsapp, line } = world.servers;
    const code = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code];
    const bomb = `<!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, n) => `<!ENTITY a${n} "${"&a;".repeat(10)}">`).join("")}]>${xmlOf("o9", "text", "<Content>&a8;</Content>")}`;
    expect(await code(await wechat.hook(hookOf("wechat"), bomb))).toEqual([422, "input.invalid"]);
    expect(await code(await wechat.hook(hookOf("wechat"), "<xml><open>"))).toEqual([422, "input.invalid"]);
    expect(await code(await wechat.hook(hookOf("wechat"), "<a>".repeat(20_000)))).toEqual([422, "input.invalid"]);
    const genuine = wechat.post;
    const gbk = Buffer.concat([
      Buffer.from("<xml><FromUserName>o9</FromUserName><MsgType>text</MsgType><Content>"),
      Buffer.from([0xc4, 0xe3]),
    ]);
    wechat.post = (url, _, headers) => fetch(url, { method: "POST", headers, body: gbk });
    expect(await code(await wechat.hook(hookOf("wechat"), ""))).toEqual([422, "input.invalid"]);
    wechat.post = genuine;
    expect(await code(await line.hook(hookOf("line"), { events: "none" }))).toEqual([422, "input.invalid"]);
    const much = { messages: [{ from: "1", id: "1", type: "text", text: { body: "x".repeat(600_000) } }] };
    expect((await whatsapp.hook(hookOf("whatsapp"), much)).status).toBe(413);
    const nobody = `${world.gateway.url}/channels/in/line_0123456789abcdef01234567`;
    expect(await code(await line.hook(nobody, { events: [] }))).toEqual([404, "number.not-found"]);
    expect(await code(await line.hook(`${hookOf("smpp")}`, { events: [] }))).toEqual([404, "number.not-found"]);
    expect(await talkOf("wechat", "o9")).toBeUndefined();
  });

  it("is answered and ignored where the provider knows more kinds than we do", async () => {
    const { line, whatsapp } = world.servers;
    const event = { type: "beacon", webhookEventId: "b1", source: { type: "user", userId: "U10" } };
    expect((await line.hook(hookOf("line"), { events: [event] })).status).toBe(200);
    expect(await talkOf("line", "U10")).toBeUndefined();
    expect((await whatsapp.hook(hookOf("whatsapp"), { messages: "none" })).status).toBe(200);
  });
});
