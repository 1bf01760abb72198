import type { UserId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import type { ProviderAccount, ProviderNews } from "@patchbay/ports/channel-provider";
import { noteFor } from "../conversation/note-for.ts";
import type { ProvidedLine } from "./provider-account.ts";
import type { NewsWorld } from "./take-news.ts";

type Said = Extract<ProviderNews, { readonly kind: "message" }>;

/**
 * STOP counts at once, and is confirmed once; START undoes it. Neither begins a conversation; in an open one colleagues read
 * of it.
 */
export const takeConsent =
  (world: NewsWorld, line: ProvidedLine, account: ProviderAccount) =>
  async (
    word: "stop" | "start",
    { from, id, text }: Said,
  ): Promise<Result<undefined, { readonly code: "channel.not-confirmed" }>> => {
    const { stores, clock, providers } = world;
    const due =
      word === "stop"
        ? await stores.optOuts.add(from, { address: line.number, words: text, at: clock.now() })
        : await stores.optOuts.remove(from);
    if (due) await rememberFor(world, word === "start", from, text);
    const open = await stores.conversations.latest(line.number, from);
    if (open && open.closedAt === undefined) {
      const meaning = word === "stop" ? "gets no more messages" : "gets messages again";
      await noteFor(world)(open, `in/${id}`, `The customer wrote “${text.trim()}” and ${meaning}.`);
    }
    const reply = line.provided.settings[word === "stop" ? "stopReply" : "startReply"] ?? "";
    if (due && reply !== "") {
      const sending = { to: from, part: { kind: "text" as const, text: reply }, name: `${line.number}_${word}_${id}` };
      const sent = await providers[line.provided.provider].send(account, sending);
      if (!sent.ok && !sent.error.final && word === "stop") return err({ code: "channel.not-confirmed" });
    }
    if (due && word === "stop") await stores.optOuts.confirmed(from);
    return ok();
  };

/** Among what the customer has said, where we know them. */
async function rememberFor({ stores, clock }: NewsWorld, given: boolean, number: string, proof: string): Promise<void> {
  const customer = await stores.customers.findBy({ phone: number });
  if (!customer) return;
  const said = { channel: "sms", purpose: "any", given, how: "written", by: "customer" as UserId } as const;
  await stores.consents.add(customer.id, { ...said, proof, at: clock.now() });
}
