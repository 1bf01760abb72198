import type { UserId } from "@patchbay/base/ids";
import { must } from "@patchbay/base/result";
import type { Conversation, MessageBody, NewMessage } from "@patchbay/ports/store/conversation-store";
import type { TenantStores } from "@patchbay/ports/stores";
import { describe, expect, it } from "vitest";
import type { Taken, Trouble } from "./provider-server.ts";

/** One channel with a server of its provider's, through a whole gateway. */
export interface CarrierStage {
  readonly stores: TenantStores;
  /** A new customer writes; `to`: by what the provider knows them. */
  begin(): Promise<{ readonly conversation: Conversation; readonly to: string }>;
  /** What this customer has read of us, in order. */
  readBy(to: string): Promise<readonly Taken[]>;
  trouble(what: Trouble, times: number): void;
  /** An address of a picture, and what the customer's side shows of it. */
  readonly picture: { readonly url: string; readonly shown: string };
  /** Ours behind an address that was sent to a customer. */
  fileAt(url: string): Promise<{ readonly status: number; readonly body: string }>;
  /** A file of the conversation, as an agent laid it ready. */
  keepFile(id: string, bytes: string): Promise<void>;
}

export interface CarrierTraits {
  /** The troubles that the provider's server can make. */
  readonly troubles: readonly Trouble[];
  /** Choices can be pressed; else they are numbered. */
  readonly presses: boolean;
  /** It knows a message that comes again: once taken it is not shown again. */
  readonly knowsAgain: boolean;
  /** Files travel with the message; else their addresses do. */
  readonly attaches?: true;
}

export const PATIENCE = { timeout: 60_000, interval: 50 };
const HOSTILE = `"quoted" & <b>bold</b> {{ to }} %s \\ 'x' ]]> $& é€{}[]~ 你好 👋🏽 👨‍👩‍👧`;
const ada = { kind: "agent" as const, id: "ada" as UserId, name: "Ada" };
const bot = { kind: "bot" as const };

/** What every carrier of a channel keeps, whatever its provider speaks. */
export function channelCarrierContract(name: string, traits: CarrierTraits, stage: () => CarrierStage): void {
  const { troubles, presses, knowsAgain, attaches } = traits;
  let written = 0;
  const write = async ({ id }: Conversation, author: NewMessage["author"], body: MessageBody) =>
    must(await stage().stores.conversations.write(id, { key: `w${++written}`, author, body, at: Date.now() }));
  const say = (conversation: Conversation, text: string) => write(conversation, ada, { kind: "text", text });
  const textsOf = async (to: string) => (await stage().readBy(to)).map(({ text }) => text);
  const notesOf = async ({ id }: Conversation) =>
    (await stage().stores.conversations.messages(id, { after: 0, limit: 100 })).flatMap(({ author, body }) =>
      author.kind === "system" && body.kind === "note" ? body.text : [],
    );

  describe(`${name} keeps the carrier's contract`, () => {
    it("brings what bot and agents write, in order, once, and nothing of what colleagues note", async () => {
      const { conversation, to } = await stage().begin();
      await write(conversation, bot, { kind: "text", text: "One" });
      await write(conversation, ada, { kind: "note", text: "among us" });
      await say(conversation, "Two");
      await say(conversation, "Three");
      await expect.poll(() => textsOf(to), PATIENCE).toEqual(["One", "Two", "Three"]);
      await say(conversation, "Four");
      await expect.poll(() => textsOf(to), PATIENCE).toEqual(["One", "Two", "Three", "Four"]);
    });

    it.runIf(troubles.includes("busy"))("brings it later and in order when the provider is busy", async () => {
      const { conversation, to } = await stage().begin();
      stage().trouble("busy", 2);
      await say(conversation, "First");
      await say(conversation, "Second");
      await expect.poll(() => textsOf(to), PATIENCE).toEqual(["First", "Second"]);
      expect(await notesOf(conversation)).toEqual([]);
    });

    it.runIf(troubles.includes("lost"))("says it again under the same name when an answer is lost", async () => {
      const { conversation, to } = await stage().begin();
      stage().trouble("lost", 1);
      await say(conversation, "Heard?");
      await say(conversation, "Next");
      const seen = knowsAgain ? ["Heard?", "Next"] : ["Heard?", "Heard?", "Next"];
      await expect.poll(() => textsOf(to), PATIENCE).toEqual(seen);
      const [first, second] = await stage().readBy(to);
      if (!knowsAgain) expect(second?.name).toBe(first?.name);
    });

    it.runIf(troubles.includes("refused"))("notes what is refused for good, and goes on with the next", async () => {
      const { conversation, to } = await stage().begin();
      stage().trouble("refused", 1);
      await say(conversation, "Never");
      await say(conversation, "Afterwards");
      await expect.poll(() => textsOf(to), PATIENCE).toEqual(["Afterwards"]);
      expect(await notesOf(conversation)).toEqual([expect.stringMatching(/^Message 2 was not delivered: ./)]);
    });

    it(`shows choices ${presses ? "to be pressed" : "with their numbers"}`, async () => {
      const { conversation, to } = await stage().begin();
      const choices = [
        { id: "yes", label: "Yes" },
        { id: "no", label: "No" },
      ];
      await write(conversation, bot, { kind: "choices", text: "A person?", look: "buttons", choices });
      await expect.poll(() => textsOf(to), PATIENCE).toEqual([presses ? "A person?" : "A person?\n1. Yes\n2. No"]);
      expect((await stage().readBy(to))[0]?.choices).toEqual(presses ? ["Yes", "No"] : undefined);
    });

    it("brings a long text whole, cut as the provider needs it", async () => {
      const { conversation, to } = await stage().begin();
      const text = Array.from({ length: 400 }, (_, n) => `Sentence ${n} of the contract 合同.`).join(" ");
      await write(conversation, bot, { kind: "text", text });
      const plain = (words: string) => words.replace(/\s+/g, "");
      const whole = async () => plain((await textsOf(to)).join(""));
      await expect.poll(whole, PATIENCE).toBe(plain(text));
    });

    it("changes no sign of what was written", async () => {
      const { conversation, to } = await stage().begin();
      await say(conversation, HOSTILE);
      await expect.poll(() => textsOf(to), PATIENCE).toEqual([HOSTILE]);
    });

    it("brings links, pictures and files; an address of ours needs no signing in and cannot be altered", async () => {
      const { conversation, to } = await stage().begin();
      const { picture } = stage();
      await stage().keepFile(`laid/${conversation.id}`, "a,b\n1,2\n");
      const link = { url: "https://shop.example/order/1?a=b&c=d", label: "Your order" };
      const attachments = [{ id: `laid/${conversation.id}`, name: "价目.csv", type: "text/csv", bytes: 8 }];
      await write(conversation, ada, { kind: "text", text: "Look", link, image: picture.url, attachments });
      const all = async () => JSON.stringify(await stage().readBy(to));
      await expect.poll(all, PATIENCE).toContain(picture.shown);
      expect(await all()).toContain(link.url);
      if (attaches) return expect(await all()).toContain("价目.csv");
      const [, address = ""] = /(\/channels\/files\/[\w.-]+)/.exec(await all()) ?? [];
      expect(await stage().fileAt(address)).toEqual({ status: 200, body: "a,b\n1,2\n" });
      expect(await stage().fileAt(address.replace(/.{3}$/, "AAA"))).toMatchObject({ status: 404 });
    });
  });
}
