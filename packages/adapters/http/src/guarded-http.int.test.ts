import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { must } from "@patchbay/base/result";
import { afterEach, describe, expect, it } from "vitest";
import { type GuardedHttpSettings, guardedHttp } from "./guarded-http.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  let hits = 0;
  let connections = 0;
  const server = createServer((request, response) => {
    hits++;
    answer(request, response);
  }).on("connection", () => connections++);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return { port, url: `http://127.0.0.1:${port}`, hits: () => hits, connections: () => connections };
}

const ask = (url: string, settings: GuardedHttpSettings = {}, more = {}) =>
  guardedHttp(settings).request(
    { method: "GET", url, headers: {}, timeoutMs: 3_000, ...more },
    { key: "run-1/http-1/0", signal: new AbortController().signal },
  );

describe("guarded HTTP", () => {
  it("brings JSON from an allowed place, and the effect's key to it", async () => {
    const place = await serve((request, response) => {
      response.setHeader("content-type", "application/json; charset=utf-8");
      response.end(JSON.stringify({ key: request.headers["idempotency-key"] }));
    });
    const answer = must(await ask(place.url, { allow: [`127.0.0.1:${place.port}`] }));
    expect(answer).toMatchObject({ status: 200, body: { key: "run-1/http-1/0" } });
  });

  it("connects to no spelling of loopback or of an inner net", async () => {
    const sink = await serve((_request, response) => response.end("secret"));
    const hosts = [
      "127.0.0.1",
      "127.1",
      "2130706433",
      "0x7f000001",
      "0177.0.0.1",
      "0x7f.1",
      "[::1]",
      "[::ffff:7f00:1]",
    ];
    hosts.push("0.0.0.0", "localhost", "[64:ff9b::7f00:1]", "169.254.169.254", "[fd00:ec2::254]", "10.0.0.1");
    for (const host of hosts) {
      const answer = await ask(`http://${host}:${sink.port}/`);
      expect(answer, host).toMatchObject({ ok: false, error: { code: "http.forbidden-address" } });
    }
    expect(sink.connections()).toBe(0);
  });

  it("connects to the address that it checked, however the name answers a second time", async () => {
    const sink = await serve((_request, response) => response.end("secret"));
    const answers = [
      { address: "192.0.2.99", family: 4 },
      { address: "127.0.0.1", family: 4 },
    ];
    let asked = 0;
    const resolve = async () => [answers[asked++] ?? { address: "127.0.0.1", family: 4 }];
    // 192.0.2.99 is nobody: the attempt ends by time, and never at the second answer.
    const answer = await ask(
      `http://rebind.example:${sink.port}/`,
      { resolve, allow: ["192.0.2.0/24"] },
      { timeoutMs: 300 },
    );
    expect(answer.ok).toBe(false);
    expect(asked).toBe(1);
    expect(sink.connections()).toBe(0);
  });

  it("refuses a redirect to a forbidden place and follows one to an allowed place", async () => {
    const sink = await serve((_request, response) => response.end("inner"));
    const door = await serve((request, response) => {
      if (request.url === "/end") response.end("arrived");
      else
        response.writeHead(302, { location: request.url === "/in" ? `http://127.0.0.2:${sink.port}/` : "/end" }).end();
    });
    const allow = [`127.0.0.1:${door.port}`];
    const refused = await ask(`${door.url}/in`, { allow });
    expect(refused).toMatchObject({ ok: false, error: { code: "http.forbidden-address" } });
    expect(await ask(`${door.url}/begin`, { allow })).toMatchObject({ ok: true, value: { body: "arrived" } });
    expect(sink.connections()).toBe(0);
  });

  it("leaves credentials behind when a redirect leads to another host", async () => {
    const seen: (string | undefined)[] = [];
    const other = await serve((request, response) => {
      seen.push(request.headers.authorization);
      response.end("ok");
    });
    const door = await serve((request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(307, { location: other.url }).end();
    });
    must(await ask(door.url, { allow: ["127.0.0.1"] }, { headers: { Authorization: "Bearer secret" } }));
    expect(seen).toEqual(["Bearer secret", undefined]);
  });

  it("stops reading at the size limit", async () => {
    const flood = await serve((_request, response) => {
      const push = () => {
        while (response.writable && response.write(Buffer.alloc(64 * 1024)));
        response.once("drain", push);
      };
      push();
    });
    const answer = await ask(flood.url, { allow: ["127.0.0.1"] }, { maxBytes: 100_000 });
    expect(answer).toEqual({ ok: false, error: { code: "http.too-large", maxBytes: 100_000 } });
  });

  it("gives up on a drip when its time is over", async () => {
    const drip = await serve((_request, response) => {
      const timer = setInterval(() => response.write("."), 20);
      response.on("close", () => clearInterval(timer));
    });
    const answer = await ask(drip.url, { allow: ["127.0.0.1"] }, { timeoutMs: 250 });
    expect(answer).toEqual({ ok: false, error: { code: "http.timeout" } });
  });

  it("rejects with the contact's reason when the contact ends first", async () => {
    const silent = await serve(() => undefined);
    const contact = new AbortController();
    const pending = guardedHttp({ allow: ["127.0.0.1"] }).request(
      { method: "GET", url: silent.url, headers: {}, timeoutMs: 5_000 },
      { key: "k", signal: contact.signal },
    );
    contact.abort(new Error("hung up"));
    await expect(pending).rejects.toThrow("hung up");
  });

  it.each([
    "ftp://example.com/",
    "file:///etc/passwd",
    "http://user:pass@example.com/",
    "no url",
    "http://exa mple.com/",
  ])("refuses %s as no web address", async (url) => {
    expect(await ask(url)).toEqual({ ok: false, error: { code: "http.bad-url" } });
  });

  it("sends no header that carries a second one inside", async () => {
    const place = await serve((_request, response) => response.end("ok"));
    const answer = await ask(place.url, { allow: ["127.0.0.1"] }, { headers: { "x-a": "1\r\nx-b: 2" } });
    expect(answer).toMatchObject({ ok: false, error: { code: "http.unreachable" } });
    expect(place.hits()).toBe(0);
  });
});
