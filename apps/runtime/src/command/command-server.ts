import type { Json } from "@patchbay/base/json";
import { runtimeTopic } from "@patchbay/ports/bus";
import { type OfferToRing, offerToRing, ringTopic } from "@patchbay/wire/offer-to-ring";
import { type RuntimeAnswer, type RuntimeCommand, runtimeCommand } from "@patchbay/wire/runtime-command";
import type { CallBook } from "../call/call-book.ts";
import type { ConversationControls, LiveCall } from "../call/live-call.ts";
import type { World } from "../call/world.ts";

type Outcome = boolean | Promise<boolean>;
type Handlers = {
  readonly [Type in RuntimeCommand["type"]]: (
    call: LiveCall,
    command: Extract<RuntimeCommand, { type: Type }>,
  ) => Outcome;
};

/** Needs an agent in conversation. */
const talking = (call: LiveCall, act: (conversation: ConversationControls) => Outcome): Outcome =>
  call.conversation ? act(call.conversation) : false;

const HANDLERS: Handlers = {
  hold: (call, { on }) => talking(call, (conversation) => conversation.hold(on)),
  "hang-up": (call, { whole }) => {
    if (!whole) return talking(call, (conversation) => conversation.hangUp());
    call.finish("agent", "hung up");
    return true;
  },
  decline: (call, { offer }) => call.offers?.decline(offer) ?? false,
  "transfer.blind": (call, { to }) => talking(call, (conversation) => conversation.transfer(to)),
  "consult.start": (call, { to }) => talking(call, (conversation) => conversation.consultStart(to)),
  "consult.complete": (call) => talking(call, (conversation) => conversation.consultComplete()),
  "consult.cancel": (call) => talking(call, (conversation) => conversation.consultCancel()),
  "recording.pause": (call, { paused }) => call.recordings.pause(paused),
  "send-digits": (call, { digits }) => talking(call, (conversation) => conversation.sendDigits(digits)),
  "re-attach": (call) => talking(call, (conversation) => conversation.reattach()),
};

/** Takes what agents and supervisors ask for, and what the router offers, for the calls of this runtime. */
export function serveCommands(world: World, book: CallBook): () => void {
  const stopCommands = world.bus.serve(runtimeTopic(world.runtime), async (message) => {
    const parsed = runtimeCommand.safeParse(message);
    if (!parsed.success) return asJson({ ok: false, code: "call.failed", why: "not a command" });
    return asJson(await perform(world, book, parsed.data));
  });
  const stopRings = world.bus.serve(ringTopic(world.runtime), async (message) => {
    const parsed = offerToRing.safeParse(message);
    return parsed.success && ringHere(book, parsed.data);
  });
  return () => {
    stopCommands();
    stopRings();
  };
}

/** False when the contact does not wait here. */
export function ringHere(book: CallBook, offer: OfferToRing): boolean {
  const taker = book.find(offer.call)?.offers;
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
    const conversation = call.conversation;
    if (conversation?.asked === command.by) {
      // A colleague who is only asked does not have the customer: all they can end is their own part.
      const left = command.type === "hang-up" && !command.whole && (await conversation.consultCancel());
      return left ? { ok: true } : { ok: false, code: "call.not-allowed", why: "the customer is with a colleague" };
    }
    const handle = HANDLERS[command.type] as (call: LiveCall, command: RuntimeCommand) => Outcome;
    if (await handle(call, command)) return { ok: true };
    return { ok: false, code: "call.not-allowed", why: `${command.type} is not possible now` };
  } catch (error) {
    world.log.error({ call: call.id, command: command.type, error: String(error) }, "a command failed");
    return { ok: false, code: "call.failed", why: "it did not work; the log says more" };
  }
}

const asJson = (answer: RuntimeAnswer): Json => answer as unknown as Json;
