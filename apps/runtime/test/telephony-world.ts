import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPostgres, type Postgres } from "@patchbay/adapter-postgres/open-postgres";
import { startTestPostgres } from "@patchbay/adapter-postgres/test-database";
import { addTenant, asOwner } from "@patchbay/adapter-postgres/test-tenants";
import { systemChance } from "@patchbay/adapter-system/system-chance";
import { systemClock } from "@patchbay/adapter-system/system-clock";
import { systemSecrets } from "@patchbay/adapter-system/system-secrets";
import { systemVault } from "@patchbay/adapter-system/system-vault";
import type { UserId } from "@patchbay/base/ids";
import { must } from "@patchbay/base/result";
import { compile } from "@patchbay/compiler/compile";
import { NEW_TRUNK, type Trunk } from "@patchbay/domain/trunk/trunk";
import type { FlowDocument } from "@patchbay/flow-model/document";
import { toneOverRestDb } from "@patchbay/media/goertzel";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";
import { type Bus, runtimeTopic, tenantTopic } from "@patchbay/ports/bus";
import type { CallRecord } from "@patchbay/ports/store/call-store";
import type { TenantStores } from "@patchbay/ports/stores";
import type { RuntimeAnswer } from "@patchbay/wire/runtime-command";
import type { PhoneCall } from "../../cli/src/phone/phone-call.ts";
import { type Account, SipPhone } from "../../cli/src/phone/sip-phone.ts";
import { freePort } from "../../cli/src/up/preflight.ts";
import { type Started, startApp } from "./processes.ts";

interface WorldPorts {
  readonly sip: number;
  readonly control: number;
  readonly media: number;
  readonly webSocket: number;
  readonly rtp: string;
}

/** Ports that nobody uses now, so that several such worlds stand side by side on one machine. */
async function freePorts(): Promise<WorldPorts> {
  const [sip, webSocket, control, media] = await Promise.all([freePort(), freePort(), freePort(), freePort()]);
  // Below what the kernel hands out by itself.
  const rtp = 20_000 + (process.pid % 24) * 500;
  return { sip, webSocket, control, media, rtp: `${rtp}-${rtp + 499}` };
}

const SECRET = "for-tests";
const TENANT = "harbour";
/** Seals what tests enter as a connection's secret. */
export const VAULT_SECRET = "a vault that only tests know: 12";
const ADMIN = "ada" as UserId;

type Event = { readonly type: string } & Readonly<Record<string, unknown>>;

/** SIP server, media worker, PostgreSQL and runtime as real processes, a tenant with agents, and phones to call with. */
export class TelephonyWorld {
  readonly stores: TenantStores;
  readonly events: Event[] = [];
  runtime!: Started;
  media!: Started;
  readonly #ports: WorldPorts;
  readonly #dir: string;
  readonly #url: string;
  readonly #postgres: Postgres;
  readonly #closing: (() => Promise<unknown>)[] = [];
  readonly #phones: SipPhone[] = [];
  readonly #watchers = new Set<() => void>();
  #sip!: Started;
  #callers = 100;

  private constructor(ports: WorldPorts, dir: string, url: string, postgres: Postgres) {
    this.#ports = ports;
    this.#dir = dir;
    this.#url = url;
    this.#postgres = postgres;
    this.stores = postgres.stores.of(TENANT as never);
    postgres.bus.subscribe(tenantTopic(TENANT as never), (message) => {
      this.events.push(message as Event);
      for (const wake of this.#watchers) wake();
    });
  }

  static async open(): Promise<TelephonyWorld> {
    const ports = await freePorts();
    const server = await startTestPostgres();
    const database = await server.fresh();
    await addTenant(database, TENANT, [
      { id: ADMIN, role: "admin" },
      ...["ann", "bob", "cleo"].map((id) => ({ id, role: "agent" as const })),
    ]);
    const dir = mkdtempSync(join(tmpdir(), "patchbay-runtime-"));
    mkdirSync(join(dir, "test-spill"));
    const postgres = await openPostgres({
      url: database.app,
      spillDir: join(dir, "test-spill"),
      clock: systemClock(),
      chance: systemChance(),
    });
    const world = new TelephonyWorld(ports, dir, database.app, postgres);
    world.#closing.push(
      () => postgres.close(),
      () => server.stop(),
    );
    world.addTrunk = (prefix, uri, change = {}, password = undefined) =>
      world.stores.trunks.save(
        {
          ...NEW_TRUNK,
          ...{
            name: `trunk-${prefix}`,
            uri,
            callerId: "+4930555",
            allowedPrefixes: [prefix],
            callerIdRule: "any",
            probed: false,
          },
          ...change,
        },
        password === undefined ? undefined : systemVault(VAULT_SECRET).seal(password),
      );
    world.setMaxCalls = (most) =>
      asOwner(database, async (owner) => {
        await owner.query(`UPDATE tenant SET max_calls = $1 WHERE id = $2`, [most, TENANT]);
      });
    world.#sip = await startApp("sip", {
      SIP_LISTEN: `udp://127.0.0.1:${ports.sip},ws://127.0.0.1:${ports.webSocket}`,
      SIP_CONTROL: `127.0.0.1:${ports.control}`,
      SIP_SECRET: SECRET,
    });
    await world.startMedia();
    await world.startRuntime();
    return world;
  }

  /** A trunk that may dial numbers of this prefix. */
  addTrunk!: (prefix: string, uri: string, change?: Partial<Trunk>, password?: string) => Promise<void>;

  /** What the tenant's group allows it; null: as many as it likes. */
  setMaxCalls!: (most: number | null) => Promise<void>;

  async changeTrunk(name: string, change: Partial<Trunk>): Promise<void> {
    const known = (await this.stores.trunks.list()).find(({ trunk }) => trunk.name === name);
    if (known) await this.stores.trunks.save({ ...known.trunk, ...change });
  }

  async startMedia(): Promise<void> {
    this.media = await startApp("media", {
      MEDIA_CONTROL: `127.0.0.1:${this.#ports.media}`,
      MEDIA_SECRET: SECRET,
      MEDIA_BIND: "127.0.0.1",
      MEDIA_PORTS: this.#ports.rtp,
      MEDIA_STREAM_ALLOW: "127.0.0.1",
    });
  }

  async startRuntime(name = "runtime-test"): Promise<void> {
    this.runtime = await startApp("runtime", {
      RUNTIME_ID: name,
      SIP_CONTROL_URL: `127.0.0.1:${this.#ports.control}`,
      SIP_SECRET: SECRET,
      MEDIA_URLS: `ws://127.0.0.1:${this.#ports.media}`,
      MEDIA_SECRET: SECRET,
      DATABASE_URL: this.#url,
      DATA_DIR: this.#dir,
      // The tests' own mail server, SMS gateway and language model.
      HTTP_ALLOW: "127.0.0.1",
      VAULT_SECRET,
    });
  }

  get server(): { readonly address: string; readonly port: number } {
    return { address: "127.0.0.1", port: this.#ports.sip };
  }

  get webSocketPort(): number {
    return this.#ports.webSocket;
  }

  /** Lets the studio's test phone call this drawing, as a draft. */
  async grantTestPhone(username: string, password: string, flow: string): Promise<string> {
    const realm = `${TENANT}.patchbay`;
    const program = (await this.stores.flows.versions(flow))[0]?.hash;
    if (!program) throw new Error(`${flow} has no program`);
    const ha1 = systemSecrets.digestHa1(username, realm, password);
    const expiresAt = Date.now() + 600_000;
    await this.stores.testPhones.grant({ username, realm, ha1, by: ADMIN, flow, program, expiresAt });
    return realm;
  }

  /** Credentials of an agent's own phone; answers the realm. */
  async grantPhone(user: string, password: string): Promise<string> {
    const realm = `${TENANT}.patchbay`;
    await this.stores.phones.grant({
      ...{ user: user as UserId, username: user, realm },
      ha1: systemSecrets.digestHa1(user, realm, password),
      expiresAt: Date.now() + 600_000,
    });
    return realm;
  }

  get bus(): Bus {
    return this.#postgres.bus;
  }

  get dataDir(): string {
    return this.#dir;
  }

  async publish(document: FlowDocument, number: string): Promise<void> {
    const { flows, queues, library } = this.stores;
    const draft = must(await flows.create(document, ADMIN));
    const references = {
      queue: (await queues.list()).map(({ name }) => name),
      prompt: (await library.prompts()).map(({ name }) => name),
    };
    const { program, hash } = must(
      compile(draft.document, { registry: nodeRegistry, references, programs: new Map() }),
    );
    const { name } = document;
    const { revision } = draft;
    const version = must(
      await flows.publish({ name, revision, document, program, hash, message: "for a test", by: ADMIN }),
    );
    must(await flows.addNumber(number, "a test's"));
    must(await flows.bind(number, { flow: name, version: version.version }, ADMIN));
  }

  async queue(name: string, members: readonly string[], times: { ringMs?: number; wrapUpMs?: number } = {}) {
    const saved = await this.stores.queues.save({
      ...{ name, title: name, ringMs: 15_000, wrapUpMs: 0, serviceLevelMs: 20_000 },
      ...times,
    });
    await this.stores.queues.setMembers(saved.id, members as readonly UserId[]);
  }

  async phone(): Promise<SipPhone> {
    const phone = await SipPhone.open();
    this.#phones.push(phone);
    return phone;
  }

  /** A caller's number that no other call of this world has. */
  caller(): string {
    return `0${4_930_000 + this.#callers++}`;
  }

  async call(to: string, from = this.caller()): Promise<PhoneCall & { readonly from: string }> {
    const call = await (await this.phone()).call({ server: this.server, to, from });
    return Object.assign(call, { from });
  }

  /** A desk phone of the agent, registered and ready for calls. */
  async agent(user: string): Promise<AgentAtPhone> {
    const phone = await this.phone();
    const password = `secret-${user}-${this.#callers++}`;
    const realm = await this.grantPhone(user, password);
    const status = await phone.register(this.server, realm, { username: user, password });
    if (status !== 200) throw new Error(`${user} could not register: ${status}`);
    await this.stores.agents.apply(user as UserId, { type: "asked", wish: { status: "ready" } }, Date.now());
    return new AgentAtPhone(this, phone, realm, { username: user, password });
  }

  async command(call: string, command: { readonly type: string } & Readonly<Record<string, unknown>>, by = "ann") {
    const message = { ...command, tenant: TENANT, call, by };
    return (await this.#postgres.bus.request(
      runtimeTopic("runtime-test"),
      message as never,
      10_000,
    )) as unknown as RuntimeAnswer;
  }

  /** The caller's newest call, once it is as wished. */
  async record(from: string, ready = (call: CallRecord) => call.endedAt !== undefined): Promise<CallRecord> {
    return this.until(`the record of ${from}`, async () => {
      const { calls } = await this.stores.calls.search({ text: from, limit: 1 });
      return calls[0] && ready(calls[0]) ? calls[0] : undefined;
    });
  }

  /** The first event of this type, past or coming, that fits. */
  async event(type: string, fits: (event: Event) => boolean = () => true): Promise<Event> {
    const find = () => this.events.find((event) => event.type === type && fits(event));
    return this.until(`an event ${type}`, async () => find());
  }

  async until<Value>(what: string, look: () => Promise<Value | undefined>, limitMs = 15_000): Promise<Value> {
    const deadline = Date.now() + limitMs;
    for (;;) {
      const found = await look();
      if (found !== undefined) return found;
      if (Date.now() > deadline) throw new Error(`${what} did not come\n${this.runtime.said().slice(-4_000)}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(() => {
          this.#watchers.delete(wake);
          resolve();
        }, 100);
        const wake = () => {
          clearTimeout(timer);
          this.#watchers.delete(wake);
          resolve();
        };
        this.#watchers.add(wake);
      });
    }
  }

  /** Ends what one test used; the processes stay. */
  async reset(): Promise<void> {
    await Promise.all(this.#phones.splice(0).map((phone) => phone.close()));
    for (const { id } of await this.stores.agents.list()) {
      await this.stores.agents.apply(id, { type: "asked", wish: { status: "offline" } }, Date.now());
    }
  }

  async close(): Promise<void> {
    await this.reset();
    await this.runtime.stop();
    await this.media.stop();
    await this.#sip.stop();
    for (const close of this.#closing) await close();
    rmSync(this.#dir, { recursive: true, force: true });
  }
}

export class AgentAtPhone {
  readonly phone: SipPhone;
  readonly #world: TelephonyWorld;
  readonly #realm: string;
  /** The phone's own. */
  readonly account: Account;
  readonly #ringing: PhoneCall[] = [];
  readonly #waiting: ((call: PhoneCall) => void)[] = [];

  constructor(world: TelephonyWorld, phone: SipPhone, realm: string, account: Account) {
    this.#world = world;
    this.#realm = realm;
    this.account = account;
    this.phone = phone;
    phone.onCall = (call) => {
      const waiter = this.#waiting.shift();
      if (waiter) waiter(call);
      else this.#ringing.push(call);
    };
  }

  /** A refresh with the credentials of the first time; the final status. */
  registersAgain(): Promise<number> {
    return this.phone.register(this.#world.server, this.#realm, this.account);
  }

  /** The next call that rings here. */
  rings(): Promise<PhoneCall> {
    const call = this.#ringing.shift();
    return call ? Promise.resolve(call) : new Promise((resolve) => this.#waiting.push(resolve));
  }

  async answers(): Promise<PhoneCall> {
    const call = await this.rings();
    await call.answer();
    if (!(await call.answered)) throw new Error("the agent's call did not stand");
    return call;
  }

  becomes(status: string): Promise<true> {
    const { username } = this.account;
    return this.#world.until(`${username} ${status}`, async () => {
      const agent = await this.#world.stores.agents.find(username as UserId);
      return agent?.state.status === status ? true : undefined;
    });
  }
}

/** So many more milliseconds of what the phone hears. */
export async function listen(audio: { readonly heard: Int16Array }, millis: number): Promise<Int16Array> {
  const from = audio.heard.length;
  while (audio.heard.length < from + millis * 8) await new Promise((resolve) => setTimeout(resolve, 20));
  return audio.heard.subarray(from, from + millis * 8);
}

/** Waits for half a second in which the phone hears this tone 20 dB over all else. A busy machine may tear holes before. */
export async function untilTone(audio: { readonly heard: Int16Array }, hertz: number): Promise<void> {
  let best = Number.NEGATIVE_INFINITY;
  for (let half = 0; half < 20; half++) {
    best = Math.max(best, toneOverRestDb(await listen(audio, 500), hertz));
    if (best > 20) return;
  }
  throw new Error(`the tone of ${hertz} Hz was never more than ${best.toFixed(1)} dB over the rest`);
}

/** One second of a tone at 8 kHz, to be said in a loop. */
export function tone(hertz: number): Int16Array {
  return Int16Array.from({ length: 8_000 }, (_, at) =>
    Math.round(9_000 * Math.sin((2 * Math.PI * hertz * at) / 8_000)),
  );
}
