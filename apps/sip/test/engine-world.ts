import type { Flow } from "@patchbay/sip/flow";
import { parseMessage } from "@patchbay/sip/message/parse-message";
import type { SipRequest, SipResponse } from "@patchbay/sip/message/sip-message";
import { type HeaderLine, writeRequest, writeResponse } from "@patchbay/sip/message/write-message";
import { DEFAULT_TIMING } from "@patchbay/sip/timers";
import { VirtualTimers } from "@patchbay/sip/virtual-timers";
import { parseFrame } from "../src/control/command.ts";
import { performProxy, performSip } from "../src/control/perform.ts";
import type { Listener } from "../src/engine/network.ts";
import { DEFAULT_LIMITS, newStack } from "../src/engine/new-stack.ts";
import { receive } from "../src/engine/receive.ts";
import type { Application, Reply, Stack } from "../src/engine/stack.ts";

/** What an application was told: the tokens by their meaning, and the message. */
export interface Told {
  readonly source: string;
  readonly transactionId: string;
  readonly dialogId: string;
  readonly message: SipRequest | SipResponse;
}

/** The engine between a network that writes down what is sent and an application that writes down what it is told. */
export class EngineWorld {
  readonly timers = new VirtualTimers();
  readonly sent: { readonly to: string; readonly message: SipRequest | SipResponse }[] = [];
  readonly told: Told[] = [];
  readonly stack: Stack;
  readonly application: Application & { open: boolean };
  #count = 0;

  constructor(routes: readonly string[] = ["invite", "options", "register", "subscribe"]) {
    const listener: Listener = { transport: "udp", host: "10.0.0.1", port: 5060, localHost: "10.0.0.1" };
    const count = () => String(++this.#count);
    this.stack = newStack({
      timers: this.timers,
      timing: DEFAULT_TIMING,
      ids: {
        serial: () => `id-${count()}`,
        uuid: () => `call-${count()}`,
        tag: () => `tag-${count()}`,
        branch: () => `z9hG4bK-us-${count()}`,
        sequence: () => 100,
      },
      network: {
        listeners: [listener],
        listenerFor: ({ transport }) => (transport === "udp" ? listener : undefined),
        listenerOf: () => listener,
        isOwn: (host, port) => host === "10.0.0.1" && port === 5060,
        open: (_listener, { host, port }) => this.flow(host, port),
      },
      limits: DEFAULT_LIMITS,
      guard: { admits: () => true, judged: () => {} },
      now: () => this.timers.now,
    });
    this.application = {
      open: true,
      routes: (verb) => routes.includes(verb),
      write: (tokens, text) => this.#hear(tokens, text),
    };
    this.stack.applications.add(this.application);
  }

  flow(host: string, port = 5060): Flow {
    return {
      transport: "udp",
      remoteAddress: host,
      remotePort: port,
      localAddress: "10.0.0.1",
      localPort: 5060,
      open: true,
      send: (text) => {
        const message = parseMessage(text, { body: "datagram" });
        if (!message) throw new Error(`sent what is no SIP: ${text}`);
        this.sent.push({ to: host, message });
      },
    };
  }

  #hear(tokens: string, text: string): void {
    const parts = tokens.split("|");
    const message = parseMessage(text, { body: "datagram" });
    if (parts[1] !== "sip" || !message) throw new Error(`not a SIP frame: ${tokens}`);
    this.told.push({ source: parts[2] ?? "", transactionId: parts[8] ?? "", dialogId: parts[9] ?? "", message });
  }

  /** A message from 10.0.0.2. */
  arrive(message: SipRequest | SipResponse): void {
    receive(this.stack, message.text, this.flow("10.0.0.2"));
  }

  arriveText(text: string): void {
    receive(this.stack, text, this.flow("10.0.0.2"));
  }

  /** The application's `sip` command. */
  command(transactionId: string, dialogId: string, text: string, proxy = ""): Reply {
    const frame = parseFrame(`x|sip|${transactionId}|${dialogId}|${proxy}\r\n${text}`);
    if (!frame) throw new Error("no frame");
    return performSip(this.stack, this.application, frame);
  }

  proxy(transactionId: string, options: string, destinations: readonly string[]): string[] {
    const frame = parseFrame(
      `x|proxy|${transactionId}|${options}|${destinations.join("|")}\r\nINVITE sip:x SIP/2.0\r\n\r\n`,
    );
    const replies: string[] = [];
    if (frame) performProxy(this.stack, this.application, frame, ({ tokens }) => replies.push(tokens));
    return replies;
  }

  respond(told: Told, status: number, lines: readonly string[] = [], body = ""): Reply {
    const cseq = told.message.header("cseq");
    return this.command(
      told.transactionId,
      "",
      [`SIP/2.0 ${status} Reason`, `cseq: ${cseq}`, ...lines, "", body].join("\r\n"),
    );
  }

  /** What was sent, oldest first, in short: `200 INVITE`, `BYE`. */
  get wire(): readonly string[] {
    return this.sent.map(({ message }) =>
      message.kind === "request" ? message.method : `${message.status} ${message.cseq?.method}`,
    );
  }

  get heard(): readonly string[] {
    return this.told.map(({ message }) => (message.kind === "request" ? message.method : String(message.status)));
  }

  lastTold(): Told {
    return this.told.at(-1) as Told;
  }

  lastSent<Kind extends "request" | "response">(kind: Kind): Kind extends "request" ? SipRequest : SipResponse {
    const found = this.sent.findLast(({ message }) => message.kind === kind);
    return found?.message as Kind extends "request" ? SipRequest : SipResponse;
  }

  /** Everything that may be left behind when all is over. */
  get leftovers(): number {
    const { serverByKey, serverById, clientByBranch, clientById, legs, inviteByLeg, farewells, answeredByStack } =
      this.stack;
    const maps = [serverByKey, serverById, clientByBranch, clientById, legs, inviteByLeg, farewells, answeredByStack];
    return maps.reduce((sum, map) => sum + map.size, 0) + this.timers.running;
  }
}

interface Shape {
  readonly number?: number;
  readonly branch?: string;
  readonly toTag?: string;
  readonly lines?: readonly HeaderLine[];
  readonly body?: string;
}

/** A request of the caller at 10.0.0.2 in the one call of a test. */
export function fromCaller(method: string, shape: Shape = {}): SipRequest {
  const { number = 1, branch = `${method}${number}`, toTag, lines = [], body = "" } = shape;
  const head: HeaderLine[] = [
    ["Via", `SIP/2.0/UDP 10.0.0.2;branch=z9hG4bK-${branch}`],
    ["From", "<sip:a@10.0.0.2>;tag=caller"],
    ["To", toTag ? `<sip:b@10.0.0.1>;tag=${toTag}` : "<sip:b@10.0.0.1>"],
    ["Call-ID", "call"],
    ["CSeq", `${number} ${method}`],
    ["Contact", "<sip:a@10.0.0.2>"],
  ];
  return writeRequest(method, "sip:b@10.0.0.1", [...head, ...lines], body);
}

/** An answer of the called side to a request of ours. */
export function answerTo(
  request: SipRequest,
  status: number,
  tag = "callee",
  lines: readonly HeaderLine[] = [["Contact", "<sip:b@10.0.0.2>"]],
): SipResponse {
  const to = request.header("to") ?? "";
  const head: HeaderLine[] = request.all("via").map((via): HeaderLine => ["Via", via]);
  head.push(["From", request.header("from") ?? ""], ["To", request.toTag ? to : `${to};tag=${tag}`]);
  head.push(["Call-ID", request.callId], ["CSeq", request.header("cseq") ?? ""]);
  return writeResponse(status, "Reason", [...head, ...lines]);
}
