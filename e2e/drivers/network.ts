import { createSocket, type Socket as UdpSocket } from "node:dgram";
import { createServer, request, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import type { BrowserContext } from "@playwright/test";

/**
 * The network between one browser and the product: a proxy for its pages and sockets, relays for its audio. It can be cut
 * (everything breaks off, nothing gets through) and mended; `elsewhere` gives the audio another address, as a machine has
 * that moved from Wi-Fi to a cable.
 */
export class Network {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #relays = new Set<Relay>();
  #cut = false;

  private constructor(server: Server) {
    this.#server = server;
    server.on("connection", (socket: Socket) => {
      if (this.#cut) return void socket.destroy();
      this.#sockets.add(socket);
      socket.once("close", () => this.#sockets.delete(socket));
    });
  }

  static async open(): Promise<Network> {
    const server = createServer((incoming, answer) => {
      const { method, headers, url = "" } = incoming;
      const outgoing = request(url, { method: method ?? "GET", headers }, (from) => {
        answer.writeHead(from.statusCode ?? 502, from.headers);
        from.pipe(answer);
      });
      outgoing.on("error", () => answer.destroy());
      incoming.pipe(outgoing);
    });
    // Web sockets go through a tunnel (RFC 9110 §9.3.6).
    server.on("connect", ({ url = "" }, socket: Socket, head) => {
      const { hostname, port } = new URL(`http://${url}`);
      const far = connect(Number(port), hostname, () => {
        socket.write("HTTP/1.1 200 OK\r\n\r\n");
        far.write(head);
        socket.pipe(far).pipe(socket);
      });
      for (const [one, other] of [
        [socket, far],
        [far, socket],
      ] as const) {
        one.on("error", () => other.destroy()).on("close", () => other.destroy());
      }
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    return new Network(server);
  }

  /** For the browser context's options. */
  get proxy(): { readonly server: string } {
    return { server: `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}` };
  }

  /** Sends the audio of the context's pages through relays. Before its first page opens. */
  async carryAudio(context: BrowserContext): Promise<void> {
    await context.exposeFunction("relayTo", async (port: number) => {
      const relay = await Relay.open(port, () => this.#cut);
      this.#relays.add(relay);
      return relay.port;
    });
    await context.addInitScript(() => {
      const { relayTo } = globalThis as unknown as { relayTo: (port: number) => Promise<number> };
      type Described = (this: RTCPeerConnection, description: RTCSessionDescriptionInit) => Promise<void>;
      const given = RTCPeerConnection.prototype.setRemoteDescription as Described;
      const relayed: Described = async function ({ type, sdp = "" }) {
        let text = sdp;
        for (const [line, before, port = ""] of sdp.matchAll(/^(a=candidate:\S+ \d+ \S+ \d+ \S+ )(\d+)/gm)) {
          text = text.replace(line, `${before}${await relayTo(Number(port))}`);
        }
        await given.call(this, { type, sdp: text });
      };
      RTCPeerConnection.prototype.setRemoteDescription = relayed as RTCPeerConnection["setRemoteDescription"];
    });
  }

  cut(): void {
    this.#cut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  mend({ elsewhere = false } = {}): void {
    // The path of before stays dead; a new one must be agreed on.
    if (elsewhere) for (const relay of this.#relays) relay.close();
    this.#cut = false;
  }

  async close(): Promise<void> {
    this.cut();
    for (const relay of this.#relays) relay.close();
    await new Promise<void>((done) => this.#server.close(() => done()));
  }
}

/** Packets of one browser port to one port of the product, and back. */
class Relay {
  readonly #near: UdpSocket;
  readonly #far: UdpSocket;
  #closed = false;

  private constructor(near: UdpSocket, far: UdpSocket, to: number, isCut: () => boolean) {
    this.#near = near;
    this.#far = far;
    let browser: number | undefined;
    const passes = () => !this.#closed && !isCut();
    near.on("message", (packet, { port }) => {
      browser = port;
      if (passes()) far.send(packet, to, "127.0.0.1");
    });
    far.on("message", (packet) => {
      if (passes() && browser !== undefined) near.send(packet, browser, "127.0.0.1");
    });
  }

  static async open(to: number, isCut: () => boolean): Promise<Relay> {
    const [near, far] = await Promise.all([boundSocket(), boundSocket()]);
    return new Relay(near, far, to, isCut);
  }

  get port(): number {
    return this.#near.address().port;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#near.close();
    this.#far.close();
  }
}

async function boundSocket(): Promise<UdpSocket> {
  const socket = createSocket("udp4");
  await new Promise<void>((done) => socket.bind(0, "127.0.0.1", done));
  return socket;
}
