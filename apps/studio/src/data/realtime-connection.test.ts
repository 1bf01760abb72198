import { describe, expect, it } from "vitest";
import { RealtimeConnection, type SocketLike } from "./realtime-connection.ts";

class FakeSocket implements SocketLike {
  onopen: (() => void) | null = null;
  onmessage: ((event: { readonly data: unknown }) => void) | null = null;
  onclose: (() => void) | null = null;
  readonly sent: unknown[] = [];
  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }
  close(): void {
    this.onclose?.();
  }
  hear(frame: unknown): void {
    this.onmessage?.({ data: typeof frame === "string" ? frame : JSON.stringify(frame) });
  }
}

function world() {
  const sockets: FakeSocket[] = [];
  const delays: { readonly run: () => void; readonly ms: number }[] = [];
  let signedOut = 0;
  const connection = new RealtimeConnection({
    open: () => {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket;
    },
    later: (run, ms) => delays.push({ run, ms }),
    onSignedOut: () => {
      signedOut += 1;
    },
  });
  return { connection, sockets, delays, signedOut: () => signedOut };
}

describe("the realtime connection", () => {
  it("opens one socket for all topics and hands each its data", () => {
    const { connection, sockets } = world();
    const flows: unknown[] = [];
    const mine: unknown[] = [];
    connection.subscribe({ kind: "flow", flow: "welcome" }, (data) => flows.push(data));
    connection.subscribe({ kind: "me" }, (data) => mine.push(data));
    expect(sockets).toHaveLength(1);
    sockets[0]?.onopen?.();
    sockets[0]?.hear({ op: "data", id: "s2", seq: 1, data: { status: "ready" } });
    expect(mine).toEqual([{ status: "ready" }]);
    expect(flows).toEqual([]);
  });

  it("subscribes anew after a break, waiting longer each time", () => {
    const { connection, sockets, delays } = world();
    connection.subscribe({ kind: "me" }, () => {});
    sockets[0]?.onopen?.();
    sockets[0]?.close();
    expect(connection.connected).toBe(false);
    delays[0]?.run();
    sockets[1]?.close();
    expect(delays.map((delay) => delay.ms)).toEqual([250, 500]);
    delays[1]?.run();
    sockets[2]?.onopen?.();
    expect(sockets[2]?.sent).toEqual([{ op: "subscribe", id: "s1", topic: { kind: "me" } }]);
  });

  it("tells the server when nobody listens any more, and stays away after a break", () => {
    const { connection, sockets, delays } = world();
    const stop = connection.subscribe({ kind: "me" }, () => {});
    sockets[0]?.onopen?.();
    stop();
    expect(sockets[0]?.sent.at(-1)).toEqual({ op: "unsubscribe", id: "s1" });
    sockets[0]?.close();
    expect(delays).toEqual([]);
  });

  it("ignores frames that it does not understand", () => {
    const { connection, sockets } = world();
    const heard: unknown[] = [];
    connection.subscribe({ kind: "me" }, (data) => heard.push(data));
    sockets[0]?.onopen?.();
    sockets[0]?.hear("{nonsense");
    sockets[0]?.hear({ op: "explode" });
    expect(heard).toEqual([]);
    expect(connection.connected).toBe(true);
  });

  it("says that the session ended", () => {
    const { connection, sockets, delays, signedOut } = world();
    connection.subscribe({ kind: "me" }, () => {});
    sockets[0]?.onopen?.();
    sockets[0]?.hear({ op: "signed-out" });
    sockets[0]?.close();
    expect(signedOut()).toBe(1);
    expect(delays).toEqual([]);
  });
});
