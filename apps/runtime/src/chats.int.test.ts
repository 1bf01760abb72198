import type { UserId } from "@patchbay/base/ids";
import { must } from "@patchbay/base/result";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { ChatAgent, ChatVisitor } from "../test/chat-visitor.ts";
import { TelephonyWorld } from "../test/telephony-world.ts";

let world: TelephonyWorld;
const ADDRESS = "chat_0123456789abcdef";

const afterQueue = { served: "rate", timeout: "bye", full: "bye", unstaffed: "bye", pressed: "bye", failed: "bye" };
const shop = drawFlow(
  "shop",
  {
    start: { type: "start", to: { next: "hello" } },
    hello: {
      type: "send-message",
      config: { body: "You wrote: {{ call.message }}" },
      to: { next: "order", failed: "bye" },
    },
    order: {
      type: "ask-question",
      config: { question: "Which order?", kind: "number", again: "A number, please.", into: "order" },
      to: { answered: "topic", timeout: "bye", invalid: "bye", failed: "bye" },
    },
    topic: {
      type: "show-choices",
      config: {
        text: "About order {{ order }}?",
        choices: [
          { id: "person", label: "A person" },
          { id: "nothing", label: "Nothing" },
        ],
      },
      to: { "choice:person": "advise", "choice:nothing": "bye", timeout: "bye", invalid: "bye", failed: "bye" },
    },
    advise: {
      type: "agent-assist",
      config: { input: "order", askModel: false, steps: [{ text: "Look up order {{ order }}" }] },
      to: { suggested: "queue", nothing: "queue", failed: "queue" },
    },
    queue: {
      type: "send-to-queue",
      config: { queue: "chats", exitWhenUnstaffed: false, data: [{ label: "Order", value: "{{ order }}" }] },
      to: afterQueue,
    },
    rate: {
      type: "survey",
      config: { prompts: [{ kind: "speech", text: "How was it, 1 to 5?" }] },
      to: { scored: "bye", timeout: "bye", invalid: "bye", failed: "bye" },
    },
    bye: { type: "end" },
  },
  { channel: "chat" },
);

beforeAll(async () => {
  world = await TelephonyWorld.open();
  await world.queue("chats", ["ann", "bob"]);
  await world.queue("experts", ["cleo"]);
  await world.stores.library.saveArticle({
    title: "Late orders",
    body: "An order may be late.",
    language: "en",
    tags: [],
  });
  await world.publish(shop, "4900");
  const look = { origins: [], title: "Shop", greeting: "", colour: "#0055aa", language: "en" as const };
  must(await world.stores.flows.addChat(ADDRESS, "Shop", look));
  must(await world.stores.flows.bind(ADDRESS, { flow: "shop", version: 1 }, "ada" as UserId));
});
afterEach(() => world.reset());
afterAll(() => world.close());

/** A visitor who has come as far as the queue. */
async function inQueue(): Promise<ChatVisitor> {
  const visitor = new ChatVisitor(world, ADDRESS);
  await visitor.says("hi");
  await visitor.hears("bot: Which order?");
  await visitor.says("7");
  await visitor.hears("bot: About order 7?");
  await visitor.says("A person", "person");
  return visitor;
}

describe("a conversation in writing", () => {
  it("is answered by the flow, which asks, checks and asks again, and ends it", async () => {
    const visitor = new ChatVisitor(world, ADDRESS);
    await visitor.says("where is it?");
    await visitor.hears("bot: Which order?");
    await visitor.says("the blue one");
    await visitor.hears("bot: A number, please.\nWhich order?");
    await visitor.says("4711");
    await visitor.hears("bot: About order 4711?");
    await visitor.says("2");
    await visitor.closed();
    expect((await visitor.reads()).at(0)).toBe("visitor: where is it?");
    expect((await visitor.reads()).at(1)).toBe("bot: You wrote: where is it?");
    expect((await visitor.reads()).at(-1)).toBe("system: closed");
    const record = await world.stores.calls.find(visitor.id as string as never);
    expect(record).toMatchObject({ channel: "chat", flow: "shop", outcome: "completed", endedBy: "flow" });
  });

  it("gives an agent two at once beside each other, and goes on with each when the agent leaves it", async () => {
    const ann = await ChatAgent.at(world, "ann");
    const [one, other] = [await inQueue(), await inQueue()];
    await ann.accepts(one.id);
    await ann.accepts(other.id);
    const advice = { articles: [{ title: "Late orders" }], steps: ["Look up order 7"] };
    expect(await ann.screen(one.id)).toMatchObject({ data: { Order: "7" }, assist: advice });
    expect(await ann.says(one.id, "Hello one")).toBeUndefined();
    expect(await ann.says(other.id, "Hello other")).toBeUndefined();
    expect(await ann.says(other.id, "is angry", true)).toBeUndefined();
    await one.says("thanks");
    expect((await world.stores.agents.find(ann.id))?.state.status).toBe("ready");
    must(await ann.commands(one.id, { type: "leave" }));
    await one.hears("bot: How was it, 1 to 5?");
    expect(await ann.says(one.id, "too late")).toEqual({ code: "conversation.not-yours" });
    await one.says("5");
    await one.closed();
    expect(await world.stores.surveys.ofCall(one.id as string as never)).toMatchObject([{ score: 5, best: 5 }]);
    expect(await ann.chats()).toEqual([other.id]);
    await other.leaves();
    await other.closed();
    expect(await ann.chats()).toEqual([]);
    await world.until("no chat at hand", async () =>
      (await world.stores.queues.atHand()).has(ann.id) ? undefined : true,
    );
  });

  it("is handed to another queue with all that was written", async () => {
    const [ann, cleo] = [await ChatAgent.at(world, "ann"), await ChatAgent.at(world, "cleo")];
    const visitor = await inQueue();
    await ann.accepts(visitor.id);
    expect(await ann.commands(visitor.id, { type: "transfer", to: "queue:nowhere" })).toMatchObject({ ok: false });
    must(await ann.commands(visitor.id, { type: "transfer", to: "queue:experts" }));
    await cleo.accepts(visitor.id);
    expect(await ann.chats()).toEqual([]);
    expect(await ann.says(visitor.id, "still me")).toEqual({ code: "conversation.not-yours" });
    expect(await cleo.says(visitor.id, "I read what you wrote")).toBeUndefined();
    await visitor.leaves();
    await visitor.closed();
  });

  it("goes on where it was after its runtime was killed: nothing is said twice, and no answer is lost", async () => {
    const visitor = new ChatVisitor(world, ADDRESS);
    await visitor.says("hi");
    await visitor.hears("bot: Which order?");
    await world.runtime.stop("SIGKILL");
    await visitor.says("12");
    await world.startRuntime();
    await visitor.hears("bot: About order 12?");
    expect((await visitor.reads()).filter((line) => line === "bot: Which order?")).toHaveLength(1);
    const ann = await ChatAgent.at(world, "ann");
    await visitor.says("1");
    await ann.accepts(visitor.id);
    await world.runtime.stop("SIGKILL");
    expect(await ann.says(visitor.id, "while it was away")).toBeUndefined();
    await world.startRuntime();
    await world.until("the agent to be able to leave", async () =>
      (await ann.commands(visitor.id, { type: "leave" })).ok ? true : undefined,
    );
    await visitor.hears("bot: How was it, 1 to 5?");
    const read = await visitor.reads();
    expect(read.filter((line) => line === "system: agent-joined")).toHaveLength(1);
    expect(read).toContain("agent: while it was away");
    await visitor.leaves();
    await visitor.closed();
  });

  it("leaves the queue when the visitor goes", async () => {
    const visitor = await inQueue();
    const waits = async () => (await world.stores.queues.waiting()).some(({ call }) => call === (visitor.id as string));
    await world.until("the place in line", async () => ((await waits()) ? true : undefined));
    await visitor.leaves();
    await world.until("the line without it", async () => ((await waits()) ? undefined : true));
    await visitor.closed();
    await world.until("the record's end", async () => {
      const record = await world.stores.calls.find(visitor.id as string as never);
      return record?.outcome === "abandoned" ? true : undefined;
    });
  });
});
