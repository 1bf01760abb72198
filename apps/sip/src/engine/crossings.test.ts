import type { HeaderLine } from "@patchbay/sip/message/write-message";
import { describe, expect, it } from "vitest";
import { answerTo, EngineWorld, fromCaller } from "../../test/engine-world.ts";

/** Everything is over so long after the last message: timer B, F, H, J, L or M, and a second. */
const OVER_MILLIS = 33_000;
const SDP = "v=0\r\no=- 1 1 IN IP4 10.0.0.1\r\n";
const LEG = "call;from-tag=caller";
const RELIABLE: HeaderLine = ["Supported", "100rel"];

/** One call, told step by step. Each step is a thing that the network or the application does at that moment. */
class Story {
  readonly world = new EngineWorld();
  #invite: ReturnType<EngineWorld["lastTold"]> | undefined;
  #toTag = "";
  #dialog = LEG;
  #number = 1;

  readonly steps = {
    // They call us.
    invite: () => this.#takeInvite([]),
    "invite with 100rel": () => this.#takeInvite([RELIABLE]),
    "invite again": () => this.world.arrive(fromCaller("INVITE")),
    "we ring": () => this.#answer(180),
    "we ring reliably": () => this.#answer(183, ["require: 100rel"]),
    prack: () => {
      const rack: HeaderLine = ["RAck", `${this.world.lastSent("response").header("rseq") ?? 100} 1 INVITE`];
      this.world.arrive(fromCaller("PRACK", { toTag: this.#toTag, number: ++this.#number, lines: [rack] }));
      this.#answerLast(200);
    },
    "we answer": () => this.#answer(200),
    "we refuse": () => this.#answer(486),
    ack: () => this.world.arrive(fromCaller("ACK", { toTag: this.#toTag, branch: "ack" })),
    "ack of the refusal": () => this.world.arrive(fromCaller("ACK", { toTag: this.#toTag, branch: "INVITE1" })),
    cancel: () => this.world.arrive(fromCaller("CANCEL", { branch: "INVITE1" })),
    "they re-invite": () => {
      this.world.arrive(fromCaller("INVITE", { toTag: this.#toTag, number: ++this.#number, body: SDP }));
    },
    "we take their re-invite": () => {
      this.#answerLast(200);
      const branch = `ack${this.#number}`;
      this.world.arrive(fromCaller("ACK", { toTag: this.#toTag, number: this.#number, branch }));
    },
    "they hang up": () => {
      this.world.arrive(fromCaller("BYE", { toTag: this.#toTag, number: ++this.#number }));
      if (this.world.lastTold()?.message.kind === "request") this.#answerLast(200);
    },
    "they hang up, unanswered": () => {
      this.world.arrive(fromCaller("BYE", { toTag: this.#toTag, number: ++this.#number }));
    },
    "the last request again": () => {
      const last = fromCaller("BYE", { toTag: this.#toTag, number: this.#number });
      this.world.arrive(last);
    },
    // We call them.
    "we call": () => {
      this.world.command("", "", `INVITE sip:b@10.0.0.2 SIP/2.0\r\ncontent-type: application/sdp\r\n\r\n${SDP}`);
      const { callId, fromTag } = this.world.lastSent("request");
      this.#dialog = `${callId};from-tag=${fromTag}`;
    },
    "they try": () => this.#theySay(100),
    "they ring": () => this.#theySay(180),
    "another branch rings": () => this.#theySay(183, "other"),
    "they answer": () => this.#theySay(200),
    "they answer again": () => this.#theySay(200),
    "another branch answers": () => this.#theySay(200, "other"),
    "they refuse": () => this.#theySay(486),
    "they say 487": () => this.#theySay(487),
    "we ack": () => this.#say("ACK"),
    "we give up": () => {
      const [call] = [...this.world.stack.clientById.values()];
      if (call) this.world.command(call.id, "", `CANCEL ${call.request.uri} SIP/2.0\r\n\r\n`);
    },
    "they take the cancel": () => this.#theyTake("CANCEL"),
    "we re-invite": () => this.#say("INVITE", SDP),
    "they take our re-invite": () => {
      this.#theyTake("INVITE");
      this.#say("ACK");
    },
    "they refuse our re-invite": () => this.#theyTake("INVITE", 491),
    "we hang up": () => this.#say("BYE"),
    "they take our hang-up": () => this.#theyTake("BYE"),
    "they know nothing of it": () => this.#theyTake("BYE", 481),
    // Time and the application's connection.
    "a second passes": () => this.world.timers.advance(1_000),
    "half a minute passes": () => this.world.timers.advance(31_000),
  } as const satisfies Record<string, () => void>;

  tell(steps: readonly Step[]): this {
    for (const step of steps) this.steps[step]();
    return this;
  }

  #takeInvite(lines: readonly HeaderLine[]): void {
    this.world.arrive(fromCaller("INVITE", { lines }));
    this.#invite = this.world.lastTold();
  }

  #answer(status: number, lines: readonly string[] = []): void {
    if (!this.#invite) return;
    this.world.respond(this.#invite, status, lines);
    this.#toTag = this.world.lastSent("response").toTag ?? this.#toTag;
  }

  #answerLast(status: number): void {
    this.world.respond(this.world.lastTold(), status);
  }

  #say(method: string, body = ""): void {
    this.world.command("", this.#dialog, `${method} sip:placeholder SIP/2.0\r\n\r\n${body}`);
  }

  #theySay(status: number, tag = "callee"): void {
    const invite = this.world.sent.find(({ message }) => message.kind === "request" && message.method === "INVITE");
    if (invite?.message.kind === "request") this.world.arrive(answerTo(invite.message, status, tag));
  }

  #theyTake(method: string, status = 200): void {
    const sent = this.world.sent.findLast(({ message }) => message.kind === "request" && message.method === method);
    if (sent?.message.kind === "request") this.world.arrive(answerTo(sent.message, status));
  }
}

type Step = keyof Story["steps"];

/** How calls to us begin, and how they may go on from there. */
const BEGINNINGS: readonly (readonly Step[])[] = [
  ["invite"],
  ["invite", "we ring"],
  ["invite", "invite again", "we ring", "invite again"],
  ["invite with 100rel", "we ring reliably"],
  ["invite with 100rel", "we ring reliably", "a second passes", "prack"],
];
const ENDINGS: readonly (readonly Step[])[] = [
  ["cancel", "ack of the refusal"],
  ["cancel", "cancel"],
  ["cancel", "we answer"],
  ["we answer", "cancel"],
  ["we answer", "cancel", "they hang up"],
  ["we refuse", "ack of the refusal", "ack of the refusal"],
  ["we refuse"],
  ["we refuse", "cancel"],
  ["we answer"],
  ["we answer", "half a minute passes", "ack", "they hang up"],
  ["we answer", "they hang up"],
  ["we answer", "ack", "ack", "they hang up", "the last request again"],
  ["we answer", "ack", "they hang up, unanswered"],
  ["we answer", "ack", "we hang up", "they hang up"],
  ["we answer", "ack", "they hang up", "we hang up"],
  ["we answer", "ack", "we hang up"],
  ["we answer", "ack", "we hang up", "they know nothing of it"],
  ["we answer", "ack", "they re-invite", "we re-invite", "we take their re-invite", "they hang up"],
  ["we answer", "ack", "we re-invite", "they re-invite", "they refuse our re-invite", "they hang up"],
  ["we answer", "ack", "we re-invite", "they hang up"],
  ["we answer", "ack", "we re-invite", "we hang up", "they take our hang-up"],
  ["we answer", "ack", "they re-invite", "they hang up"],
  ["we answer", "ack", "they re-invite", "we hang up", "they take our hang-up"],
  ["we answer", "we hang up", "ack", "they take our hang-up"],
];
const OUR_BEGINNINGS: readonly (readonly Step[])[] = [
  ["we call"],
  ["we call", "they try"],
  ["we call", "they ring"],
  ["we call", "they ring", "another branch rings"],
];
const OUR_ENDINGS: readonly (readonly Step[])[] = [
  ["they refuse"],
  ["they refuse", "they refuse"],
  ["we give up", "they take the cancel", "they say 487"],
  ["we give up", "they take the cancel", "half a minute passes", "they say 487"],
  ["we give up"],
  ["we give up", "they answer", "we ack", "they take our hang-up"],
  ["they answer", "we give up", "we ack", "we hang up", "they take our hang-up"],
  ["they answer", "we ack", "they answer again", "we hang up", "they take our hang-up"],
  ["they answer", "we ack", "another branch answers", "we hang up", "they take our hang-up"],
  ["another branch answers", "we ack", "they answer", "we hang up", "they take our hang-up"],
  ["they answer", "another branch answers", "we ack", "we hang up", "they take our hang-up"],
  ["they answer", "we ack", "we hang up"],
  ["they answer", "we ack", "we hang up", "they know nothing of it"],
  ["they answer", "we ack", "we re-invite", "they take our re-invite", "we hang up", "they take our hang-up"],
  ["they answer", "we ack", "we re-invite", "they refuse our re-invite", "we hang up", "they take our hang-up"],
  ["they answer", "we ack", "we re-invite", "we hang up", "they take our hang-up"],
  ["they answer", "we hang up", "they take our hang-up"],
  ["they answer", "a second passes", "they answer again", "we ack", "we hang up", "they take our hang-up"],
];
/** The same with the network holding every step up. */
const PACES: readonly (readonly Step[])[] = [[], ["a second passes"]];

const cases = [...crossed(BEGINNINGS, ENDINGS), ...crossed(OUR_BEGINNINGS, OUR_ENDINGS)];

function crossed(beginnings: readonly (readonly Step[])[], endings: readonly (readonly Step[])[]) {
  return beginnings.flatMap((beginning) =>
    endings.flatMap((ending) =>
      PACES.map((pace) => [...beginning, ...ending].flatMap((step): readonly Step[] => [step, ...pace])),
    ),
  );
}

describe(`each of ${cases.length} calls in which messages cross, are lost or come twice`, () => {
  it("are at least the two hundred that were promised", () => {
    expect(cases.length).toBeGreaterThanOrEqual(200);
  });

  it.each(cases.map((steps) => [steps.join(", "), steps] as const))("leaves nothing behind: %s", (_, steps) => {
    const { world } = new Story().tell(steps);
    world.timers.advance(OVER_MILLIS);
    // A BYE that the stack had to send at the end has 32 s of its own.
    world.timers.advance(OVER_MILLIS);
    expect(world.stack.legs.size).toBe(0);
    expect(world.leftovers).toBe(0);
  });
});
