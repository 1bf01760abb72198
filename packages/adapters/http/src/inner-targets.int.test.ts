import { createServer, type Server } from "node:http";
import { type AddressInfo, createServer as createSink } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { guardedHttp } from "./guarded-http.ts";
import { INNER_HOSTS } from "./inner-targets.fixture.ts";

/** Hears every connection to this machine, on all of its addresses. */
const heard: string[] = [];
const sink = createSink((socket) => {
  heard.push(String(socket.remoteAddress));
  socket.destroy();
});
let door: Server;
let port = 0;
let doorPort = 0;

beforeAll(async () => {
  await new Promise<void>((done) => sink.listen(0, done));
  port = (sink.address() as AddressInfo).port;
  // Sends whoever comes to where its path says.
  door = createServer((request, response) =>
    response.writeHead(302, { location: decodeURIComponent((request.url ?? "").slice(1)) }).end(),
  );
  await new Promise<void>((done) => door.listen(0, "127.0.0.1", done));
  doorPort = (door.address() as AddressInfo).port;
});
afterAll(() => {
  door.closeAllConnections();
  door.close();
  sink.close();
});

const http = (more: Parameters<typeof guardedHttp>[0] = {}) => guardedHttp(more);
const context = { key: "run-1/http/1", signal: new AbortController().signal };
const ask = (url: string, more: Parameters<typeof guardedHttp>[0] = {}) =>
  http(more).request({ method: "GET", url, headers: {}, timeoutMs: 5_000 }, context);
/** Unreachable are names that this machine does not know, such as `localhost.` on some. */
const REFUSED = ["http.forbidden-address", "http.bad-url", "http.unreachable"];

it(`connects to none of ${INNER_HOSTS.length} spellings of an inside`, async () => {
  expect(INNER_HOSTS.length).toBeGreaterThanOrEqual(300);
  for (const host of INNER_HOSTS) {
    const answer = await ask(`http://${host}:${port}/`);
    expect(answer.ok ? "answered" : answer.error.code, host).toBeOneOf(REFUSED);
  }
  expect(heard).toEqual([]);
});

it("follows no redirect to any of them", async () => {
  // A header can carry no others.
  for (const host of INNER_HOSTS.filter((name) => /^[\x21-\x7e]+$/.test(name))) {
    const url = `http://127.0.0.1:${doorPort}/${encodeURIComponent(`http://${host}:${port}/`)}`;
    const answer = await ask(url, { allow: [`127.0.0.1:${doorPort}`] });
    expect(answer.ok ? "answered" : answer.error.code, host).toBeOneOf(REFUSED);
  }
  expect(heard).toEqual([]);
});

it("connects to no name that stands for an inside, alone or among public addresses", async () => {
  const inner = [
    { address: "127.0.0.1", family: 4 },
    { address: "::1", family: 6 },
    { address: "::ffff:10.0.0.1", family: 6 },
    { address: "64:ff9b::7f00:1", family: 6 },
  ];
  for (const address of inner) {
    const alone = await ask(`http://inner.example:${port}/`, { resolve: async () => [address] });
    expect(alone).toMatchObject({ ok: false, error: { code: "http.forbidden-address" } });
    const among = await ask(`http://mixed.example:${port}/`, {
      resolve: async () => [address, { address: "127.0.0.2", family: 4 }],
    });
    expect(among.ok).toBe(false);
  }
  expect(heard).toEqual([]);
});

it.each([
  `http://example.com@127.0.0.1:PORT/`,
  `http://user:pass@127.0.0.1:PORT/`,
  `http://127.0.0.1:PORT#@example.com/`,
  `http://127.0.0.1:PORT\\@example.com/`,
  `http://example.com\\@127.0.0.1:PORT/`,
  `http:127.0.0.1:PORT/`,
  `http:///127.0.0.1:PORT/`,
  `http:\\\\127.0.0.1:PORT\\`,
  ` http://127.0.0.1:PORT/`,
  `http://127.0.0.1:PORT/\r\nHost: example.com`,
  `http://127.0.0.1\t:PORT/`,
  `HTTP://127.0.0.1:PORT/`,
  `gopher://127.0.0.1:PORT/_x`,
  `ftp://127.0.0.1:PORT/`,
  `file:///etc/passwd`,
  `data:text/plain,x`,
  `jar:http://127.0.0.1:PORT/!/`,
  `dict://127.0.0.1:PORT/`,
  `unix:/var/run/docker.sock`,
  `ws://127.0.0.1:PORT/`,
])("refuses %s", async (url) => {
  const answer = await ask(url.replace("PORT", String(port)));
  expect(answer.ok ? "answered" : answer.error.code).toBeOneOf(REFUSED);
  expect(heard).toEqual([]);
});
