import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { afterEach, describe, expect, it } from "vitest";
import { ADDON_FILE } from "./addon-file.ts";
import { BatchSockets } from "./batch-sockets.ts";
import { DatagramSockets } from "./datagram-sockets.ts";
import type { PacketSockets, Peer } from "./packet-sockets.ts";

const hasAddon = BatchSockets.load(ADDON_FILE, "127.0.0.1") !== undefined;

type Make = (bind: string) => PacketSockets;
const datagram: readonly [string, Make] = ["DatagramSockets", (bind) => new DatagramSockets(bind)];
const batch: readonly [string, Make] = ["BatchSockets", (bind) => BatchSockets.load(ADDON_FILE, bind)!];
const kinds = hasAddon ? [datagram, batch] : [datagram];
const opened: { close(): unknown }[] = [];

afterEach(() => {
  for (const each of opened.splice(0)) each.close();
});

it.skipIf(hasAddon)("needs the addon, which is not built here, to be tested as BatchSockets", () => {
  expect(hasAddon).toBe(false);
});

describe.each(kinds)("%s keeps the PacketSockets contract", (_name, make) => {
  it("takes what arrives, with where it came from, and answers there", async () => {
    const { sockets, heard, port, socket } = await world(make, "127.0.0.1");
    const phone = await telephone("127.0.0.1");
    phone.socket.send("hello", port, "127.0.0.1");
    await until(() => heard.length === 1, sockets);
    expect(heard).toEqual([{ text: "hello", from: { address: "127.0.0.1", port: phone.port } }]);
    socket.send(Buffer.from("answer, and room behind it"), 6, heard[0]!.from);
    await until(() => phone.heard.length === 1, sockets);
    expect(phone.heard).toEqual(["answer"]);
  });

  it("hears only the peer it is attached to, and everybody again when it is detached", async () => {
    const { sockets, heard, port, socket } = await world(make, "127.0.0.1");
    const party = await telephone("127.0.0.1");
    const stranger = await telephone("127.0.0.1");
    socket.attach({ address: "127.0.0.1", port: party.port });
    stranger.socket.send("let me in", port, "127.0.0.1");
    party.socket.send("it is me", port, "127.0.0.1");
    await until(() => heard.length === 1, sockets);
    expect(heard.map(({ text }) => text)).toEqual(["it is me"]);
    socket.send(Buffer.from("hello you"), 9, { address: "127.0.0.1", port: party.port });
    await until(() => party.heard.length === 1, sockets);
    socket.detach();
    stranger.socket.send("and now", port, "127.0.0.1");
    await until(() => heard.length === 2, sockets);
    expect(heard[1]).toEqual({ text: "and now", from: { address: "127.0.0.1", port: stranger.port } });
  });

  it("follows a peer that has moved: attached anew it speaks and listens there", async () => {
    const { sockets, heard, port, socket } = await world(make, "127.0.0.1");
    const [before, after] = [await telephone("127.0.0.1"), await telephone("127.0.0.1")];
    socket.attach({ address: "127.0.0.1", port: before.port });
    const there = { address: "127.0.0.1", port: after.port };
    socket.attach(there);
    after.socket.send("moved", port, "127.0.0.1");
    socket.send(Buffer.from("found"), 5, there);
    await until(() => heard.length === 1 && after.heard.length === 1, sockets);
    expect(before.heard).toEqual([]);
  });

  it("loses no packet of a burst to many sockets", async () => {
    const worlds = await Promise.all(Array.from({ length: 40 }, () => world(make, "127.0.0.1")));
    const phone = await telephone("127.0.0.1");
    for (const { port } of worlds) for (let i = 0; i < 5; i += 1) phone.socket.send(`packet ${i}`, port, "127.0.0.1");
    for (const { sockets, heard } of worlds) await until(() => heard.length === 5, sockets);
    for (const { heard } of worlds) expect(heard.map(({ text }) => text)).toEqual(burst);
  });

  it("speaks IPv6", async () => {
    const { sockets, heard, port, socket } = await world(make, "::1");
    const phone = await telephone("::1");
    phone.socket.send("six", port, "::1");
    await until(() => heard.length === 1, sockets);
    socket.attach(heard[0]!.from);
    socket.send(Buffer.from("yes"), 3, heard[0]!.from);
    await until(() => phone.heard.length === 1, sockets);
    expect(phone.heard).toEqual(["yes"]);
  });

  it("says that a port is taken, and gives a closed one back", async () => {
    const { sockets, port, socket } = await world(make, "127.0.0.1");
    expect(await sockets.openAt(port, () => {})).toBeUndefined();
    opened.splice(opened.indexOf(socket), 1);
    socket.close();
    const again = await until(() => sockets.openAt(port, () => {}), sockets);
    again.close();
  });

  it("goes on when a peer is gone", async () => {
    const { sockets, heard, port, socket } = await world(make, "127.0.0.1");
    const phone = await telephone("127.0.0.1");
    const gone = await telephone("127.0.0.1");
    gone.socket.close();
    opened.splice(opened.indexOf(gone.socket), 1);
    const nobody = { address: "127.0.0.1", port: gone.port };
    socket.attach(nobody);
    for (let i = 0; i < 3; i += 1) socket.send(Buffer.from("anybody?"), 8, nobody);
    sockets.flush();
    socket.detach();
    phone.socket.send("I am", port, "127.0.0.1");
    await until(() => heard.length === 1, sockets);
  });
});

const burst = Array.from({ length: 5 }, (_, i) => `packet ${i}`);
let nextPort = 36_000;

async function world(make: Make, bind: string) {
  const sockets = make(bind);
  const heard: { text: string; from: Peer }[] = [];
  for (;;) {
    const port = nextPort;
    nextPort += 2;
    const socket = await sockets.openAt(port, (bytes, { address, port }) => {
      heard.push({ text: String(bytes), from: { address, port } });
    });
    if (!socket) continue;
    opened.push(socket);
    return { sockets, heard, port, socket };
  }
}

async function telephone(bind: string): Promise<{ socket: Socket; port: number; heard: string[] }> {
  const socket = createSocket(bind.includes(":") ? "udp6" : "udp4");
  socket.bind(0, bind);
  await once(socket, "listening");
  const heard: string[] = [];
  socket.on("message", (bytes) => heard.push(String(bytes)));
  opened.push(socket);
  return { socket, port: socket.address().port, heard };
}

/** Turns the media clock until it is so. */
async function until<Value>(
  so: () => Value | Promise<Value>,
  sockets: PacketSockets,
): Promise<NonNullable<Exclude<Value, false>>> {
  for (;;) {
    sockets.flush();
    sockets.receive();
    const value = await so();
    if (value) return value as NonNullable<Exclude<Value, false>>;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
