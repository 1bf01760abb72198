import { createRequire } from "node:module";
import type { PacketListener, PacketSocket, PacketSockets, Peer } from "./packet-sockets.ts";

/** A second of one party's packets: after a stall all that waited is taken in at once, as it is by Node's sockets. */
const ROUNDS = 64;

/** The addon's own state, which JavaScript only hands back. */
type Pool = { readonly pool: unique symbol };

/** The functions of `native/packets.c`. */
interface Native {
  create(): Pool | undefined;
  open(pool: Pool, address: string, port: number): number;
  aim(pool: Pool, slot: number, address: string, port: number): number;
  attach(pool: Pool, slot: number, on: boolean): number;
  close(pool: Pool, slot: number): void;
  receive(pool: Pool, arena: Uint8Array, meta: Int32Array): number;
  source(pool: Pool, index: number): [address: string, port: number];
  send(pool: Pool, meta: Int32Array, packets: readonly Uint8Array[], count: number): number;
}

const ARENA_BYTES = 2 * 1024 * 1024;
/** Packets of one turn, in and out. */
const TURN = 8_192;

/** Packets in batches, in step with the media clock: two calls into C for all sockets, whatever their number. */
export class BatchSockets implements PacketSockets {
  readonly kind = "batch";
  readonly #bind: string;
  readonly #native: Native;
  readonly #pool: Pool;
  readonly #arena = Buffer.alloc(ARENA_BYTES);
  readonly #arrived = new Int32Array(3 * TURN);
  readonly #due = new Int32Array(2 * TURN);
  readonly #packets: Uint8Array[] = [];
  readonly #sockets: (BatchSocket | undefined)[] = [];

  private constructor(bind: string, native: Native, pool: Pool) {
    this.#bind = bind;
    this.#native = native;
    this.#pool = pool;
  }

  /** Undefined where the addon has not been built, or not for this machine. */
  static load(file: string, bind: string): BatchSockets | undefined {
    try {
      const native = createRequire(import.meta.url)(file) as Native;
      const pool = native.create();
      return pool && new BatchSockets(bind, native, pool);
    } catch {
      return undefined;
    }
  }

  async openAt(port: number, listener: PacketListener): Promise<PacketSocket | undefined> {
    const slot = this.#native.open(this.#pool, this.#bind, port);
    if (slot < 0) return undefined;
    const socket = new BatchSocket(port, slot, listener, this);
    this.#sockets[slot] = socket;
    return socket;
  }

  /** Each round takes one packet of each socket that has any, so that no flood starves the others. */
  receive(): void {
    for (let round = 0; round < ROUNDS; round += 1) {
      const count = this.#native.receive(this.#pool, this.#arena, this.#arrived);
      if (count === 0) return;
      for (let i = 0; i < count; i += 1) this.#take(i);
    }
  }

  flush(): void {
    const count = this.#packets.length;
    if (count === 0) return;
    this.#native.send(this.#pool, this.#due, this.#packets, count);
    this.#packets.length = 0;
  }

  queue(slot: number, packet: Uint8Array, length: number): void {
    const at = this.#packets.length;
    this.#due[2 * at] = slot;
    this.#due[2 * at + 1] = length;
    this.#packets.push(packet);
    if (this.#packets.length === TURN) this.flush();
  }

  aim(slot: number, { address, port }: Peer): void {
    // What is queued goes where the socket was aimed at when it was sent.
    this.flush();
    this.#native.aim(this.#pool, slot, address, port);
  }

  attach(slot: number, on: boolean): boolean {
    this.flush();
    return this.#native.attach(this.#pool, slot, on) === 0;
  }

  close(slot: number): void {
    this.flush();
    this.#sockets[slot] = undefined;
    this.#native.close(this.#pool, slot);
  }

  #take(index: number): void {
    const socket = this.#sockets[this.#arrived[3 * index]!];
    if (!socket) return;
    const offset = this.#arrived[3 * index + 1]!;
    const bytes = this.#arena.subarray(offset, offset + this.#arrived[3 * index + 2]!);
    socket.listener(bytes, socket.peer ?? this.#source(index));
  }

  #source(index: number): Peer {
    const [address, port] = this.#native.source(this.#pool, index);
    return { address, port };
  }
}

class BatchSocket implements PacketSocket {
  readonly port: number;
  readonly listener: PacketListener;
  readonly #slot: number;
  readonly #sockets: BatchSockets;
  #aimed: Peer | undefined;
  /** The only peer heard, while attached. */
  peer: Peer | undefined;

  constructor(port: number, slot: number, listener: PacketListener, sockets: BatchSockets) {
    this.port = port;
    this.listener = listener;
    this.#slot = slot;
    this.#sockets = sockets;
  }

  attach(peer: Peer): void {
    this.#aim(peer);
    if (this.#sockets.attach(this.#slot, true)) this.peer = peer;
  }

  detach(): void {
    if (this.peer) this.#sockets.attach(this.#slot, false);
    this.peer = undefined;
  }

  send(packet: Uint8Array, length: number, to: Peer): void {
    this.#aim(to);
    this.#sockets.queue(this.#slot, packet, length);
  }

  close(): void {
    this.#sockets.close(this.#slot);
  }

  #aim(peer: Peer): void {
    if (this.#aimed === peer) return;
    this.#aimed = peer;
    this.#sockets.aim(this.#slot, peer);
  }
}
