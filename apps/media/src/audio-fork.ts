import type { AddressRules } from "@patchbay/adapter-http/address-rules";
import { checkedLookup, checkLiteral, systemResolve } from "@patchbay/adapter-http/checked-lookup";
import { err, ok, type Result } from "@patchbay/base/result";
import type { MediaParams } from "@patchbay/wire/media-rpc";
import { WebSocket } from "ws";
import { z } from "zod";
import { BotVoice } from "./bot-voice.ts";

export type ForkRequest = MediaParams<"fork">;

const CONNECT_MS = 5_000;
/** Four seconds of both sides: a listener so far behind loses frames instead of the worker its memory. */
const MOST_WAITING_BYTES = 128_000;

/**
 * A copy of what a party says (and hears) to a WebSocket: first a JSON text frame `start`, then every 20 ms a binary frame of
 * signed 16-bit little-endian samples at 8 kHz, interleaved where there are two channels, in the end the text frame `stop`.
 * When the other end goes, the fork is over.
 *
 * Where the fork `speaks`, the other end is heard by the party too, with everything else that it hears: binary frames of samples as above,
 * one channel, as fast as it likes. By text frames it asks for `{"event":"mark","name"}`, which comes back when all before it has been heard,
 * and for `{"event":"clear"}`, when the party interrupts: nothing more of it is heard, and the marks come back at once. It is told of keys by
 * `{"event":"digit","digit"}`.
 */
export class AudioFork {
  readonly id: string;
  readonly #socket: WebSocket;
  readonly #channels: 1 | 2;
  /** What the other end says, if it may. */
  readonly voice: BotVoice | undefined;
  /** Frames that the listener was too slow for. */
  lost = 0;

  private constructor(request: ForkRequest, socket: WebSocket) {
    this.id = request.fork;
    this.#channels = request.sides === "both" ? 2 : 1;
    this.#socket = socket;
    if (!request.speaks) return;
    const voice = new BotVoice((name) => this.#tell({ event: "mark", name }));
    this.voice = voice;
    socket.on("message", (data: Buffer, binary) => {
      if (binary) voice.push(data);
      else obey(voice, data.toString("utf8"));
    });
  }

  /** Connects only to addresses that the rules allow. The error is for logs. */
  static async open(call: string, request: ForkRequest, rules: AddressRules): Promise<Result<AudioFork, string>> {
    const url = URL.canParse(request.url) ? new URL(request.url) : undefined;
    if (url?.protocol !== "ws:" && url?.protocol !== "wss:") return err("not a WebSocket address");
    const port = Number(url.port || (url.protocol === "wss:" ? 443 : 80));
    try {
      checkLiteral(rules, url.hostname, port);
      const lookup = checkedLookup(rules, port, systemResolve);
      const socket = new WebSocket(url, {
        ...{
          lookup,
          handshakeTimeout: CONNECT_MS,
          maxPayload: 65_536,
          perMessageDeflate: false,
          followRedirects: false,
        },
      });
      await new Promise<void>((resolve, reject) => socket.once("open", resolve).once("error", reject));
      socket.on("error", () => socket.terminate());
      const fork = new AudioFork(request, socket);
      const { leg, facts } = request;
      const format = { encoding: "pcm_s16le", rate: 8_000, channels: fork.#channels };
      socket.send(JSON.stringify({ event: "start", call, leg, ...format, facts }));
      return ok(fork);
    } catch (error) {
      return err(String(error));
    }
  }

  get open(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  /** The party pressed a key. */
  pressed(digit: string): void {
    if (this.voice) this.#tell({ event: "digit", digit });
  }

  /** One frame of each side. */
  push(says: Int16Array, hears: Int16Array): void {
    if (!this.open) return;
    if (this.#socket.bufferedAmount > MOST_WAITING_BYTES) {
      this.lost += 1;
      return;
    }
    const frame = Buffer.allocUnsafe(says.length * 2 * this.#channels);
    let at = 0;
    for (let i = 0; i < says.length; i += 1) {
      at = frame.writeInt16LE(says[i] as number, at);
      if (this.#channels === 2) at = frame.writeInt16LE(hears[i] as number, at);
    }
    this.#socket.send(frame);
  }

  close(): void {
    this.#tell({ event: "stop", lost: this.lost });
    this.#socket.close(1_000);
  }

  #tell(event: Readonly<Record<string, string | number>>): void {
    if (this.open) this.#socket.send(JSON.stringify(event));
  }
}

const wish = z.discriminatedUnion("event", [
  z.object({ event: z.literal("mark"), name: z.string().max(200) }),
  z.object({ event: z.literal("clear") }),
]);

/** Anything else is none of our words. */
function obey(voice: BotVoice, text: string): void {
  const parsed = wish.safeParse(parseJson(text));
  if (!parsed.success) return;
  if (parsed.data.event === "clear") voice.clear();
  else voice.mark(parsed.data.name);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
