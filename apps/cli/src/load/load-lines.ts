import { ADDON_FILE } from "@patchbay/adapter-packets/addon-file";
import { MediaPorts } from "@patchbay/adapter-packets/media-ports";
import { openSockets } from "@patchbay/adapter-packets/open-sockets";
import type { PacketListener, PacketSocket, PacketSockets } from "@patchbay/adapter-packets/packet-sockets";
import { Ticker } from "../phone/ticker.ts";

const TURN_MS = 5;
/** Turns of one packet interval: the lines take turns in them, as callers who know nothing of each other. */
const TURNS = 4;
/** Behind by more than this the generator itself is what stutters, and its figures say nothing about the other side. */
const LATE_MS = 40;

/** The lines of a load generator on one clock: all their packets come and go in turns of 5 ms, by the addon where it is built. */
export class LoadLines {
  readonly address: string;
  readonly #sockets: PacketSockets;
  readonly #ports: MediaPorts;
  readonly #ticker = new Ticker(TURN_MS);
  readonly #speakers = Array.from({ length: TURNS }, () => new Set<() => void>());
  readonly #stop: () => void;
  #turn = 0;
  #expected = performance.now();
  /** Turns that came so late that callers would have heard it, and the latest. */
  late = 0;
  latestMs = 0;

  constructor(address: string, ports: { readonly first: number; readonly last: number }) {
    this.address = address;
    this.#sockets = openSockets({ packets: "auto", addon: ADDON_FILE, bind: address });
    this.#ports = new MediaPorts(this.#sockets, ports.first, ports.last);
    this.#stop = this.#ticker.add(() => this.#next());
  }

  /** Throws when every port is taken. */
  async open(listener: PacketListener): Promise<PacketSocket> {
    const socket = await this.#ports.open(listener);
    if (!socket) throw new Error("no port is free for another call's audio");
    return socket;
  }

  /** Calls the speaker every 20 ms, until the returned function is called. */
  everyFrame(speaker: () => void): () => void {
    const turn = this.#speakers.reduce((least, set) => (set.size < least.size ? set : least));
    turn.add(speaker);
    return () => turn.delete(speaker);
  }

  close(): void {
    this.#stop();
  }

  #next(): void {
    const now = performance.now();
    const behind = now - this.#expected - TURN_MS;
    this.#expected = now;
    if (behind > LATE_MS) this.late += 1;
    this.latestMs = Math.max(this.latestMs, behind);
    this.#sockets.receive();
    this.#turn = (this.#turn + 1) % TURNS;
    for (const speak of this.#speakers[this.#turn]!) speak();
    this.#sockets.flush();
  }
}
