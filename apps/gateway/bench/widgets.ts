/** The widgets of the chat benchmark, in a thread of their own: what they measure is not the time that the gateway's thread has. */
import { parentPort } from "node:worker_threads";
import type { VisitorAnswer } from "@patchbay/wire/visitor-chat";
import { WebSocket } from "ws";
import { middleAndWorst } from "../../../packages/adapters/postgres/bench/spread.ts";

export type WidgetOrder =
  | { readonly do: "connect"; readonly url: string; readonly echo: string; readonly widgets: number }
  | { readonly do: "talk"; readonly forMs: number; readonly everyMs: number }
  | { readonly do: "cut" }
  /** So many answers were written in all; each widget knows which were its own. */
  | { readonly do: "storm"; readonly each: number };

export interface WidgetReport {
  readonly conversations: readonly string[];
  readonly delivered: Spread;
  readonly numbered: Spread;
  readonly bare: Spread;
  readonly lost: number;
  readonly doubled: number;
  readonly allBackMs: number;
}

type Spread = ReturnType<typeof middleAndWorst>;

const now = () => performance.timeOrigin + performance.now();
const delivered: number[] = [];
const numbered: number[] = [];
const bare: number[] = [];
let [lost, doubled, allBackMs, made] = [0, 0, 0, 0];
let url = "";
let widgets: readonly Widget[] = [];
let echoes: readonly WebSocket[] = [];
let isMeasuring = false;

/** What the script on a page does: it keeps its token and how far it has read, and comes back with both. */
class Widget {
  conversation = "";
  /** Numbers that came, notes and all. */
  readonly lines = new Map<number, string>();
  #token = "";
  #read = 0;
  #socket: WebSocket | undefined;
  readonly #sent = new Map<string, number>();
  #heard: (answer: VisitorAnswer) => void = () => undefined;

  connect(): Promise<void> {
    const socket = new WebSocket(url);
    this.#socket = socket;
    socket.on("message", (data) => this.#hear(JSON.parse(String(data))));
    socket.on("open", () => {
      const known = this.#token ? { token: this.#token, conversation: this.conversation, after: this.#read } : {};
      this.#tell({ op: "hello", ...known });
    });
    return new Promise((resolve, reject) => {
      socket.on("error", reject);
      this.#heard = ({ op }) => op === "ready" && resolve();
    });
  }

  say(text: string): Promise<void> {
    made += 1;
    const id = `widget-message-${made}`;
    this.#sent.set(id, now());
    this.#tell({ op: "send", id, text });
    return new Promise((resolve) => {
      this.#heard = (answer) => answer.op === "messages" && resolve();
    });
  }

  cut(): void {
    this.#socket?.terminate();
  }

  #hear(answer: VisitorAnswer): void {
    if (answer.op === "ready") this.#token = answer.token;
    if (answer.op === "ack" && isMeasuring) numbered.push(now() - (this.#sent.get(answer.id) ?? now()));
    if (answer.op === "messages") {
      this.conversation = answer.conversation;
      this.#read = answer.upTo;
      for (const { seq, body } of answer.messages) this.#line(seq, (body as { text?: string }).text ?? "");
    }
    this.#heard(answer);
  }

  #line(seq: number, text: string): void {
    if (this.lines.has(seq)) doubled += 1;
    this.lines.set(seq, text);
    if (isMeasuring && text.startsWith("at ")) delivered.push(now() - Number(text.slice(3)));
  }

  #tell(frame: object): void {
    this.#socket?.send(JSON.stringify(frame));
  }
}

parentPort?.on("message", async (order: WidgetOrder) => {
  if (order.do === "connect") await connect(order);
  else if (order.do === "talk") await talk(order);
  else if (order.do === "cut") for (const widget of widgets) widget.cut();
  else await storm(order.each);
  const spreads = { delivered, numbered, bare };
  const [one, two, three] = Object.values(spreads).map(middleAndWorst) as [Spread, Spread, Spread];
  const report: WidgetReport = {
    ...{ conversations: widgets.map(({ conversation }) => conversation), lost, doubled, allBackMs },
    ...{ delivered: one, numbered: two, bare: three },
  };
  parentPort?.postMessage(report);
});

async function connect({ url: chat, echo, widgets: count }: Extract<WidgetOrder, { do: "connect" }>): Promise<void> {
  url = chat;
  widgets = Array.from({ length: count }, () => new Widget());
  const AT_ONCE = 20;
  for (let from = 0; from < count; from += AT_ONCE) {
    await Promise.all(
      widgets.slice(from, from + AT_ONCE).map(async (widget) => {
        await widget.connect();
        await widget.say("good day");
      }),
    );
  }
  echoes = await Promise.all(widgets.map(() => bareSocket(echo)));
}

async function talk({ forMs, everyMs }: Extract<WidgetOrder, { do: "talk" }>): Promise<void> {
  isMeasuring = true;
  const ends = performance.now() + forMs;
  for (let turn = 0; performance.now() < ends; turn++) {
    const place = turn % widgets.length;
    void widgets[place]?.say("and another thing");
    echoes[place]?.send(String(now()));
    await new Promise((resolve) => setTimeout(resolve, everyMs / widgets.length));
  }
  // What was written at the very end is still on its way.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  isMeasuring = false;
}

/** All at once; each must have every number without a gap, and all must have every answer that was written. */
async function storm(written: number): Promise<void> {
  const began = performance.now();
  await Promise.all(widgets.map((widget) => widget.connect()));
  const answersOf = ({ lines }: Widget) => [...lines.values()].filter((text) => text.startsWith("at ")).length;
  const missing = () => written - widgets.reduce((sum, widget) => sum + answersOf(widget), 0);
  const patience = performance.now() + 20_000;
  while (missing() > 0 && performance.now() < patience) await new Promise((resolve) => setTimeout(resolve, 20));
  allBackMs = Math.round(performance.now() - began);
  const gaps = widgets.reduce((sum, { lines }) => sum + Math.max(0, ...lines.keys()) - lines.size, 0);
  lost = Math.max(missing(), gaps);
}

function bareSocket(address: string): Promise<WebSocket> {
  const socket = new WebSocket(address);
  socket.on("message", (data) => bare.push(now() - Number(String(data))));
  return new Promise((resolve, reject) => socket.once("open", () => resolve(socket)).once("error", reject));
}
