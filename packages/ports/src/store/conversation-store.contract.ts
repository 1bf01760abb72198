import type { ConversationId, QueueEntryId, UserId } from "@patchbay/base/ids";
import { must } from "@patchbay/base/result";
import { describe, expect, it } from "vitest";
import type { ConversationStore, NewConversation } from "./conversation-store.ts";

const AT = Date.UTC(2026, 10, 23, 9);
const ann = { agent: "ann" as UserId, name: "Ann", entry: "e1" as QueueEntryId };
let made = 0;

export function aConversation(visitor = `visitor-${++made}`): NewConversation {
  const id = `talk-${++made}` as ConversationId;
  const facts = { page: "https://shop.example/returns" };
  return { id, channel: "chat", address: "chat_shop", visitor, facts, openedAt: AT + made };
}

const said = (key: string, text = key) => ({
  ...{ key, at: AT },
  author: { kind: "visitor" } as const,
  body: { kind: "text", text } as const,
});

export function conversationStoreContract(
  name: string,
  open: () => Promise<{ readonly own: ConversationStore; readonly others: ConversationStore }>,
): void {
  describe(`${name} keeps the ConversationStore contract`, () => {
    it("opens one conversation for a visitor who begins in two tabs, and a new one after its end", async () => {
      const { own } = await open();
      const wanted = aConversation();
      const again = { ...aConversation(wanted.visitor) };
      const opened = await Promise.all([own.open(wanted), own.open(again)]);
      expect(opened[0].id).toBe(opened[1].id);
      must(await own.apply(opened[0].id, { type: "closed", by: "visitor" }, AT));
      const next = await own.open({ ...again, id: `${again.id}-2` as ConversationId, openedAt: AT + 9_999 });
      expect(next.id).not.toBe(opened[0].id);
      expect((await own.latest(wanted.address, wanted.visitor))?.id).toBe(next.id);
    });

    it("numbers messages without a gap, however many are written at once", async () => {
      const { own } = await open();
      const { id } = await own.open(aConversation());
      const written = await Promise.all(Array.from({ length: 20 }, (_, n) => own.write(id, said(`m${n}`))));
      expect(written.map((one) => must(one).seq).toSorted((a, b) => a - b)).toEqual(
        Array.from({ length: 20 }, (_, n) => n + 1),
      );
      const kept = await own.messages(id, { after: 0, limit: 100 });
      expect(kept.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
      expect((await own.find(id))?.state.lastSeq).toBe(20);
    });

    it("writes a message once that is sent twice", async () => {
      const { own } = await open();
      const { id } = await own.open(aConversation());
      const both = await Promise.all([own.write(id, said("same", "a")), own.write(id, said("same", "a"))]);
      expect(both.map((one) => must(one).seq)).toEqual([1, 1]);
      expect(await own.messages(id, { after: 0, limit: 10 })).toEqual([{ ...said("same", "a"), seq: 1 }]);
    });

    it("finds the conversation of a mail by its message's key, at that address, the last named first", async () => {
      const { own, others } = await open();
      const [first, second] = [await own.open(aConversation()), await own.open(aConversation())];
      const [one, two] = [`mail/one-${first.id}@shop.example`, `mail/two-${first.id}@shop.example`];
      must(await own.write(first.id, said(one)));
      must(await own.write(second.id, said(two)));
      expect((await own.withMail("chat_shop", [one, two]))?.id).toBe(second.id);
      expect((await own.withMail("chat_shop", [two, one]))?.id).toBe(first.id);
      expect(await own.withMail("chat_elsewhere", [one])).toBeUndefined();
      expect(await own.withMail("chat_shop", ["mail/none", "other"])).toBeUndefined();
      expect(await others.withMail("chat_shop", [one])).toBeUndefined();
    });

    it("gives what is missing, from behind a number, a page at a time", async () => {
      const { own } = await open();
      const { id } = await own.open(aConversation());
      for (const key of ["a", "b", "c", "d"]) must(await own.write(id, said(key)));
      const page = await own.messages(id, { after: 1, limit: 2 });
      expect(page.map(({ seq, key }) => [seq, key])).toEqual([
        [2, "b"],
        [3, "c"],
      ]);
      expect(await own.read(id, { after: 1, limit: 2 })).toEqual({ conversation: await own.find(id), messages: page });
      expect(await own.read(id, { after: 4, limit: 2 })).toMatchObject({ conversation: { id }, messages: [] });
      expect(page[0]?.at).toBe(AT);
    });

    it("keeps every sign of what was typed, and what a database would stumble over harmless", async () => {
      const { own } = await open();
      const { id } = await own.open(aConversation());
      must(await own.write(id, said("odd", "<b>“你好” 👋🏽 \\ ' \u0000 \ud800</b>")));
      const [kept] = await own.messages(id, { after: 0, limit: 1 });
      expect(kept?.body).toEqual({ kind: "text", text: "<b>“你好” 👋🏽 \\ '  \ufffd</b>" });
    });

    it("refuses a message after the end, and finds no conversation that is not there", async () => {
      const { own } = await open();
      const { id } = await own.open(aConversation());
      must(await own.apply(id, { type: "closed", by: "flow" }, AT));
      expect(await own.write(id, said("late"))).toMatchObject({ error: { code: "conversation.not-allowed" } });
      expect(await own.messages(id, { after: 0, limit: 10 })).toEqual([]);
      expect(await own.write("none" as ConversationId, said("x"))).toEqual({
        ok: false,
        error: { code: "conversation.not-found" },
      });
    });

    it("knows whose conversations are open: the agent's, the runtime's, and those that no runtime has taken", async () => {
      const { own } = await open();
      const { id } = await own.open(aConversation());
      const ids = async (found: ReturnType<ConversationStore["openOf"]>) => (await found).map((one) => one.id);
      expect(await ids(own.openOf(undefined))).toContain(id);
      const claims = await Promise.all([own.claim(id, `r1-${id}`), own.claim(id, `r2-${id}`)]);
      expect(claims.toSorted()).toEqual([false, true]);
      const owner = claims[0] ? `r1-${id}` : `r2-${id}`;
      expect(await own.owners()).toContain(owner);
      await own.adopt(owner, `r3-${id}`);
      expect(await ids(own.openOf(`r3-${id}`))).toEqual([id]);
      must(await own.apply(id, { type: "agent-joined", ...ann }, AT));
      expect(await ids(own.ofAgent(ann.agent))).toContain(id);
      must(await own.apply(id, { type: "closed", by: "agent" }, AT + 5));
      expect(await ids(own.ofAgent(ann.agent))).not.toContain(id);
      expect(await ids(own.openOf(`r3-${id}`))).toEqual([]);
      expect((await own.find(id))?.closedAt).toBe(AT + 5);
    });

    it("keeps what a restart needs", async () => {
      const { own } = await open();
      const { id } = await own.open(aConversation());
      await own.saveResume(id, { queue: { visit: 2 } });
      expect((await own.find(id))?.resume).toEqual({ queue: { visit: 2 } });
    });

    it("says what is to be delivered where we deliver, after a failure not before its time", async () => {
      const { own } = await open();
      const chat = await own.open(aConversation());
      const { id } = await own.open({ ...aConversation(), channel: "open" });
      for (const to of [chat.id, id]) must(await own.write(to, said("a")));
      const due = async (at: number) =>
        (await own.undelivered(at, 1_000)).filter(({ conversation }) => [chat.id, id].includes(conversation.id));
      expect(await due(AT)).toMatchObject([{ conversation: { id }, deliveredSeq: 0, attempts: 0 }]);
      await own.settleDelivery(id, { retryAt: AT + 5_000 });
      expect(await due(AT)).toEqual([]);
      expect(await due(AT + 5_000)).toMatchObject([{ conversation: { id }, attempts: 1 }]);
      await own.settleDelivery(id, { upTo: 1 });
      expect(await due(AT + 9_000)).toEqual([]);
      must(await own.write(id, said("b")));
      expect(await due(AT)).toMatchObject([{ deliveredSeq: 1, attempts: 0 }]);
    });

    it("shows nothing of it to another tenant", async () => {
      const { own, others } = await open();
      const wanted = aConversation();
      const { id } = await own.open(wanted);
      must(await own.write(id, said("a")));
      expect(await others.find(id)).toBeUndefined();
      expect(await others.messages(id, { after: 0, limit: 10 })).toEqual([]);
      expect(await others.read(id, { after: 0, limit: 10 })).toBeUndefined();
      expect(await others.latest(wanted.address, wanted.visitor)).toBeUndefined();
      expect(await others.write(id, said("b"))).toMatchObject({ ok: false });
      expect(await others.claim(id, "thief")).toBe(false);
    });
  });
}
