import type { UserId } from "@patchbay/base/ids";
import type { Json } from "@patchbay/base/json";
import { err, ok } from "@patchbay/base/result";
import { runtimeTopic } from "@patchbay/ports/bus";
import { type OfferToRing, offerToRing, ringTopic } from "@patchbay/wire/offer-to-ring";
import { type RuntimeAnswer, type RuntimeCommand, runtimeCommand } from "@patchbay/wire/runtime-command";
import type { CallBook } from "../call/call-book.ts";
import type { ConversationControls, Done, LiveCall, OfferTaker } from "../call/live-call.ts";
import type { World } from "../call/world.ts";

type Outcome = Done | Promise<Done>;
type Handlers = {
  readonly [Type in RuntimeCommand["type"]]: (
    call: LiveCall,
    command: Extract<RuntimeCommand, { type: Type }>,
  ) => Outcome;
};

/** Needs an agent in conversation. */
const talking = (call: LiveCall, act: (conversation: ConversationControls) => Outcome): Outcome =>
  call.conversation ? act(call.conversation) : err("no-conversation");

const HANDLERS: Handlers = {
  hold: (call, { on }) => talking(call, (conversation) => conversation.hold(on)),
  "hang-up": (call, { whole }) => {
    if (!whole) return talking(call, (conversation) => conversation.hangUp());
    call.finish("agent", "hung up");
    return ok();
  },
  decline: (call, { offer }) => (call.offers?.decline(offer) ? ok() : err("offer-over")),
  "transfer.blind": (call, { to }) => talking(call, (conversation) => conversation.transfer(to)),
  "consult.start": (call, { to }) => talking(call, (conversation) => conversation.consultStart(to)),
  "consult.complete": (call) => talking(call, (conversation) => conversation.consultComplete()),
  "consult.cancel": (call) => talking(call, (conversation) => conversation.consultCancel()),
  "recording.pause": async (call, { paused }) => ((await call.recordings.pause(paused)) ? ok() : err("no-recording")),
  "send-digits": (call, { digits }) => talking(call, (conversation) => conversation.sendDigits(digits)),
  "re-attach": (call) => talking(call, (conversation) => conversation.reattach()),
  supervise: (call, { by, how }) => talking(call, (conversation) => conversation.supervise(by as UserId, how)),
  "supervise.end": (call, { by }) => talking(call, (conversation) => conversation.superviseEnd(by as UserId)),
  "supervise.take-over": (call, { by }) => talking(call, (conversation) => conversation.takeOver(by as UserId)),
  "conversation.state": (call) => (call.conversation ? ok() : err("no-conversation")),
};

/** Takes what agents and supervisors ask for, and what the router offers, for the calls of this runtime. */
export function serveCommands(world: World, book: CallBook, ring: (offer: OfferToRing) => boolean): () => void {
  const stopCommands = world.bus.serve(runtimeTopic(world.runtime), async (message) => {
    const parsed = runtimeCommand.safeParse(message);
    if (!parsed.success) return asJson({ ok: false, code: "call.failed", why: "not a command" });
    return asJson(await perform(world, book, parsed.data));
  });
  const stopRings = world.bus.serve(ringTopic(world.runtime), async (message) => {
    const parsed = offerToRing.safeParse(message);
    return parsed.success && ring(parsed.data);
  });
  return () => {
    stopCommands();
    stopRings();
  };
}

/** False when the contact does not wait here. */
export function ringHere(
  contact: { readonly offers: OfferTaker | undefined } | undefined,
  offer: OfferToRing,
): boolean {
  const taker = contact?.offers;
  if (!taker || taker.entry !== offer.entry) return false;
  taker.ring(offer);
  return true;
}

async function perform(world: World, book: CallBook, command: RuntimeCommand): Promise<RuntimeAnswer> {
  const call = book.find(command.call);
  // The bus is ours alone, and still no command crosses a tenant's border.
  if (!call || call.identity.tenant.id !== command.tenant) {
    return { ok: false, code: "call.not-found", why: "no such call here" };
  }
  try {
    const asking = call.conversation;
    if (asking?.asked === command.by) {
      // A colleague who is only asked does not have the customer: all they can end is their own part.
      const left = command.type === "hang-up" && !command.whole && (await asking.consultCancel()).ok;
      if (left) return { ok: true };
      return { ok: false, code: "call.not-allowed", reason: "only-asked", why: "the customer is with a colleague" };
    }
    const handle = HANDLERS[command.type] as (call: LiveCall, command: RuntimeCommand) => Outcome;
    const done = await handle(call, command);
    const told = command.type === "conversation.state" && call.conversation;
    if (done.ok) return told ? { ok: true, conversation: told.state } : { ok: true };
    return { ok: false, code: "call.not-allowed", reason: done.error, why: `${command.type}: ${done.error}` };
  } catch (error) {
    world.log.error({ call: call.id, command: command.type, error: String(error) }, "a command failed");
    return { ok: false, code: "call.failed", why: "it did not work; the log says more" };
  }
}

const asJson = (answer: RuntimeAnswer): Json => answer as unknown as Json;
