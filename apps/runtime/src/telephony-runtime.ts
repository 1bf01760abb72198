import type { NodeRegistry } from "@patchbay/node-kit/registry";
import type { OfferToRing } from "@patchbay/wire/offer-to-ring";
import { adoptLostCalls } from "./call/adopt-lost-calls.ts";
import { CallBook } from "./call/call-book.ts";
import { InboundCalls } from "./call/inbound-calls.ts";
import { recoverCalls } from "./call/recover-calls.ts";
import type { World } from "./call/world.ts";
import { ChatBook } from "./chat/chat-book.ts";
import { ChatIntake } from "./chat/chat-intake.ts";
import { serveChatCommands } from "./chat/serve-chat-commands.ts";
import { ringHere, serveCommands } from "./command/command-server.ts";
import { serveQuality } from "./command/serve-quality.ts";
import { DialLoop } from "./outbound/dial-loop.ts";
import { Dialler } from "./outbound/dialler.ts";
import { DigestGate, type OfferedAlgorithm } from "./registrar/digest-gate.ts";
import { PhoneGate } from "./registrar/phone-gate.ts";
import { Registrar } from "./registrar/registrar.ts";
import { RouterLoop } from "./router/router-loop.ts";
import { TrunkKeeper } from "./trunk/trunk-keeper.ts";

export interface TelephonyRuntime {
  readonly calls: CallBook;
  stop(): Promise<void>;
}

/** Starts taking calls. The order matters: earlier calls stand before the SIP server hands over what it kept for us. */
export async function startRuntime(
  world: World,
  registry: NodeRegistry,
  { realmSuffix, digest }: { readonly realmSuffix: string; readonly digest: readonly OfferedAlgorithm[] },
): Promise<TelephonyRuntime> {
  const book = new CallBook();
  const chats = new ChatBook();
  const gate = new DigestGate(digest);
  const inbound = new InboundCalls(world, book, registry, new PhoneGate(world, gate, realmSuffix));
  const registrar = new Registrar(world, gate, realmSuffix);
  const ring = (offer: OfferToRing) => ringHere(book.find(offer.call) ?? chats.find(offer.call), offer);
  const dialler = new Dialler(world, book, registry);
  const router = new RouterLoop(world, ring, dialler);
  const dialLoop = new DialLoop(world, dialler);
  const intake = new ChatIntake(world, chats, registry);
  const trunks = new TrunkKeeper(world);
  const stopMedia = world.media.onEvent((event) => book.find(event.call)?.onMedia(event));
  const resume = await recoverCalls(world, book, registry);
  await world.signalling.connect({
    invited: (invite) => void inbound.take(invite),
    registering: (request) => registrar.register(request),
    seen: (message) => world.traces.seen(message),
    connection: (up) => world.log.info({ up }, up ? "connected to the SIP server" : "the SIP server is away"),
  });
  const stopCommands = serveCommands(world, book, ring);
  const stopQuality = serveQuality(world, book);
  const stopChatCommands = serveChatCommands(world, chats);
  const stopAdopting = adoptLostCalls(world, book, registry);
  await dialLoop.start();
  router.start();
  trunks.start();
  resume();
  intake.start();
  return {
    calls: book,
    async stop() {
      stopCommands();
      stopQuality();
      stopChatCommands();
      intake.stop();
      stopAdopting();
      await router.stop();
      await dialLoop.stop();
      await trunks.stop();
      world.signalling.close();
      await world.traces.flush();
      stopMedia();
      await Promise.all([...book.all(), ...chats.all()].map((call) => call.ledger.flushed()));
    },
  };
}
