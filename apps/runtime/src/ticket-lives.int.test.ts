import { systemChance } from "@patchbay/adapter-system/system-chance";
import { systemClock } from "@patchbay/adapter-system/system-clock";
import { systemVault } from "@patchbay/adapter-system/system-vault";
import type { ConversationId, UserId } from "@patchbay/base/ids";
import { err, must } from "@patchbay/base/result";
import type { TicketEvent } from "@patchbay/domain/ticket";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import type { Ticket } from "@patchbay/ports/store/ticket-store";
import { changeTicket } from "@patchbay/use-cases/ticket/change-ticket";
import { createTicket, type TicketRequest } from "@patchbay/use-cases/ticket/create-ticket";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { ChatAgent, ChatVisitor } from "../test/chat-visitor.ts";
import { TelephonyWorld, VAULT_SECRET } from "../test/telephony-world.ts";

let world: TelephonyWorld;
const ADDRESS = "ticket_0123456789abcdef";
const DESK = "chat_0123456789abcdef";

const repair = drawFlow(
  "repair",
  {
    start: { type: "start", to: { next: "queue" } },
    queue: {
      type: "send-to-queue",
      config: { queue: "workshop", exitWhenUnstaffed: false },
      to: {
        ...{ served: "bench", timeout: "bye", full: "bye" },
        ...{ unstaffed: "bye", pressed: "bye", failed: "bye" },
      },
    },
    bench: {
      type: "ticket-step",
      config: {
        ...{ name: "On the bench", status: "open", wakeOn: ["customer-commented"] },
        moves: [
          { id: "parts", label: "Wait for parts" },
          { id: "solved", label: "Repaired" },
        ],
      },
      to: {
        ...{ "choice:parts": "parts", "choice:solved": "solved", "choice:on-customer-commented": "thank" },
        ...{ timeout: "bye", "no-ticket": "bye", failed: "bye" },
      },
    },
    thank: {
      type: "add-ticket-note",
      config: { ticket: "{{ call.headers.number }}", note: "Thank you, the workshop reads it." },
      to: { done: "bench", "no-ticket": "bye", failed: "bye" },
    },
    parts: {
      type: "ticket-step",
      config: { name: "Parts ordered", status: "pending", moves: [{ id: "here", label: "Parts are here" }] },
      to: { "choice:here": "bench", timeout: "bye", "no-ticket": "bye", failed: "bye" },
    },
    solved: {
      type: "ticket-step",
      config: {
        ...{ name: "Repaired", status: "resolved" },
        moves: [{ id: "fetched", label: "Fetched", forCustomer: true }],
      },
      to: { "choice:fetched": "bye", timeout: "bye", "no-ticket": "bye", failed: "bye" },
    },
    bye: { type: "end" },
  },
  { channel: "ticket" },
);

/** A help desk in writing: asks for an address and a number until it may tell, or must not any more. */
const progress = drawFlow(
  "progress",
  {
    start: { type: "start", to: { next: "who" } },
    who: {
      type: "ask-question",
      config: { question: "Your address?", kind: "email", into: "address" },
      to: { answered: "which", timeout: "bye", invalid: "bye", failed: "bye" },
    },
    which: {
      type: "ask-question",
      config: { question: "Which ticket?", into: "number" },
      to: { answered: "tell", timeout: "bye", invalid: "bye", failed: "bye" },
    },
    tell: {
      type: "tell-ticket",
      config: { ticket: "{{ number }}", handle: "{{ address }}" },
      to: { told: "which", "no-match": "unknown", "too-many": "enough", failed: "bye" },
    },
    unknown: { type: "send-message", config: { body: "We know none such." }, to: { next: "which", failed: "bye" } },
    enough: { type: "send-message", config: { body: "That was too often." }, to: { next: "bye", failed: "bye" } },
    bye: { type: "end" },
  },
  { channel: "chat" },
);

beforeAll(async () => {
  world = await TelephonyWorld.open();
  await world.queue("workshop", ["ann", "bob"], { ringMs: 3_000 });
  await world.publish(repair, "4950");
  must(await world.stores.flows.addTickets(ADDRESS, "Repairs"));
  must(await world.stores.flows.bind(ADDRESS, { flow: "repair", version: 1 }, "ada" as UserId));
  await world.publish(progress, "4951");
  const look = { origins: [], title: "Desk", greeting: "", colour: "#0055aa", language: "en" as const };
  must(await world.stores.flows.addChat(DESK, "Desk", look));
  must(await world.stores.flows.bind(DESK, { flow: "progress", version: 1 }, "ada" as UserId));
  const type = { name: "repair", title: "Repair", description: "", fields: [], address: ADDRESS };
  await world.stores.ticketRules.types.save(type);
});
afterEach(() => world.reset());
afterAll(() => world.close());

const desk = (by?: string) => ({
  ...{ stores: world.stores, bus: world.bus, clock: systemClock(), chance: systemChance() },
  vault: systemVault(VAULT_SECRET),
  mail: {
    sender: {
      send: async () => err({ code: "mail.unreachable", why: "" } as const),
      check: async () => err({ code: "mail.unreachable", why: "" } as const),
    },
  },
  by: by as UserId | undefined,
});

const open = async (more: Partial<TicketRequest> = {}): Promise<Ticket> =>
  must(
    await createTicket(desk("ada"))({
      ...{ type: "repair", subject: "It rattles", description: "", priority: "normal", fields: {} },
      ...more,
    }),
  );
const does = (ticket: Ticket, event: TicketEvent, by?: string) => changeTicket(desk(by))({ id: ticket.id, event });
const stands = (ticket: Ticket, title: string | undefined, more: Partial<Ticket> = {}): Promise<Ticket> =>
  world.until(`the ticket at ${title}`, async () => {
    const found = await world.stores.tickets.find(ticket.id);
    const fits = Object.entries(more).every(([name, value]) => found?.[name as keyof Ticket] === value);
    return found?.step?.title === title && fits ? found : undefined;
  });
const contactOf = async (ticket: Ticket): Promise<ConversationId> => {
  const found = await world.until("its contact", () => world.stores.conversations.latest(ADDRESS, ticket.id));
  return found.id;
};

describe("the life of a ticket", () => {
  it("is its type's flow: offered like a chat, moved along the ways out that are drawn, and no others", async () => {
    const ann = await ChatAgent.at(world, "ann");
    const ticket = await open();
    await ann.accepts(await contactOf(ticket));
    const bench = await stands(ticket, "On the bench", { status: "open", assignee: "ann" as UserId });
    expect(bench.step?.moves.map(({ title }) => title)).toEqual(["Wait for parts", "Repaired"]);
    expect(await does(ticket, { type: "status-set", status: "closed" }, "ann")).toMatchObject({ ok: false });
    expect(await does(ticket, { type: "moved", move: "fetched" }, "ann")).toMatchObject({ ok: false });
    expect((await world.stores.queues.atHand()).get(ann.id)).toEqual({ task: 1 });
    must(await does(ticket, { type: "moved", move: "parts" }, "ann"));
    await stands(ticket, "Parts ordered", { status: "pending" });
    await world.until("room for other work", async () =>
      (await world.stores.queues.atHand()).get(ann.id)?.task ? undefined : true,
    );
    must(await does(ticket, { type: "moved", move: "here" }, "ann"));
    await stands(ticket, "On the bench");
    must(await does(ticket, { type: "commented", text: "How long?", public: true, from: "customer" }));
    await world.until("an answer", async () =>
      (await world.stores.tickets.history(ticket.id)).some(
        ({ event }) => event.type === "commented" && event.text.startsWith("Thank you"),
      )
        ? true
        : undefined,
    );
    await stands(ticket, "On the bench");
    must(await does(ticket, { type: "moved", move: "solved" }, "ann"));
    await stands(ticket, "Repaired", { status: "resolved" });
    must(await does(ticket, { type: "moved", move: "fetched" }));
    // The flow is over: the usual statuses apply.
    await stands(ticket, undefined);
    must(await does(ticket, { type: "status-set", status: "closed" }, "ann"));
  });

  it("is offered to the next when it is not taken, and why not is written down", async () => {
    const ann = await ChatAgent.at(world, "ann");
    const ticket = await open();
    const contact = await contactOf(ticket);
    const offer = await ann.offered(contact);
    must(await ann.declines(offer));
    const bob = await ChatAgent.at(world, "bob");
    await bob.accepts(contact);
    await stands(ticket, "On the bench", { assignee: "bob" as UserId });
    const [entry] = await world.stores.queues.entriesOf(contact as string as never);
    const decisions = await world.stores.routing.decisionsOf(entry?.id as never);
    expect(decisions.length).toBeGreaterThan(0);
    must(await does(ticket, { type: "moved", move: "solved" }, "bob"));
    await stands(ticket, "Repaired");
    must(await does(ticket, { type: "moved", move: "fetched" }));
    await stands(ticket, undefined);
  });

  it("goes on in another process where it stood, with what happened in between", async () => {
    const ann = await ChatAgent.at(world, "ann");
    const ticket = await open();
    await ann.accepts(await contactOf(ticket));
    await stands(ticket, "On the bench");
    await world.runtime.stop("SIGKILL");
    must(await does(ticket, { type: "moved", move: "parts" }, "ann"));
    await world.startRuntime();
    await stands(ticket, "Parts ordered", { status: "pending" });
    must(await does(ticket, { type: "moved", move: "here" }, "ann"));
    await stands(ticket, "On the bench");
    must(await does(ticket, { type: "moved", move: "solved" }, "ann"));
    await stands(ticket, "Repaired");
    must(await does(ticket, { type: "moved", move: "fetched" }));
    await stands(ticket, undefined);
  });
});

describe("who asks how a ticket stands", () => {
  const customer = (name: string) =>
    world.stores.customers.create({ name, phones: [], emails: [`${name}@home.test`], tags: [], fields: {} });
  const asks = async (address: string): Promise<ChatVisitor> => {
    const visitor = new ChatVisitor(world, DESK);
    await visitor.says("hi");
    await visitor.hears("bot: Your address?");
    await visitor.says(address);
    await visitor.hears("bot: Which ticket?");
    return visitor;
  };

  it("is told only what is theirs, and nothing more after ten tries, in whatever conversation", async () => {
    const mia = await customer("mia");
    const { number } = await open({ type: "question", customer: mia.id });
    const visitor = await asks("Mia@Home.test");
    await visitor.says(` #${number} `);
    await visitor.hears(`bot: Ticket ${number}: New.`);

    await customer("eve");
    const eve = await asks("eve@home.test");
    for (let tried = 1; tried <= 10; tried++) {
      await eve.hears("bot: Which ticket?", tried);
      await eve.says(String(number + tried - 1));
      await eve.hears("bot: We know none such.", tried);
    }
    const again = await asks("EVE@home.test");
    await again.says(String(number));
    await again.hears("bot: That was too often.");
    await again.closed();
    expect((await eve.reads()).filter((line) => line.startsWith("bot: Ticket"))).toEqual([]);

    await visitor.says(`00${number}`);
    await visitor.hears(`bot: Ticket ${number}: New.`, 2);
  });
});
