import type { FlowDocument } from "@patchbay/flow-model/document";
import { wavToTelephone, writeWav } from "@patchbay/media/wav";
import type { PhoneCall } from "../../apps/cli/src/phone/phone-call.ts";
import { SipPhone } from "../../apps/cli/src/phone/sip-phone.ts";
import { ApiUser } from "../drivers/api.driver.ts";
import { sine } from "../drivers/tone.ts";
import type { Stack } from "../stack.ts";

export interface CallRow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly outcome?: string;
  readonly endedAt?: number;
  readonly endedBy?: string;
  readonly queue?: string;
  readonly agent?: string;
}

export interface CallPage {
  readonly call: CallRow;
  readonly path: readonly { readonly node: string; readonly exit?: string }[];
  readonly legs: readonly { readonly role: string; readonly endedAt?: number }[];
  readonly recordings: readonly { readonly id: string; readonly kind: string; readonly durationMs?: number }[];
}

// Each file has a process of its own, and room for all the numbers that it binds.
let numbers = 100_000 + (process.pid % 5_000) * 100;
let callers = 20_000_000 + (process.pid % 10_000) * 100;

/** The running product as a call test sees it: an admin to prepare it, telephones, and the records to check. */
export class CallWorld {
  readonly admin: ApiUser;
  readonly server: { readonly address: string; readonly port: number };
  readonly dataDir: string;
  readonly #phones: SipPhone[] = [];

  private constructor(admin: ApiUser, sip: string, dataDir: string) {
    this.admin = admin;
    const [address = "", port = ""] = sip.split(":");
    this.server = { address, port: Number(port) };
    this.dataDir = dataDir;
  }

  /** On the stack that the test run started. */
  static async open(): Promise<CallWorld> {
    const { inject } = await import("vitest");
    return CallWorld.at(inject("stack"));
  }

  static async at({ web, sip, dataDir }: Pick<Stack, "web" | "sip" | "dataDir">): Promise<CallWorld> {
    return new CallWorld(await ApiUser.signIn(web, "admin@harbour.demo"), sip, dataDir);
  }

  async phone(): Promise<SipPhone> {
    const phone = await SipPhone.open(this.server.address);
    this.#phones.push(phone);
    return phone;
  }

  /** Ends what a test left standing, so that the next one begins in silence. */
  async quiet(): Promise<void> {
    await Promise.all(this.#phones.map((phone) => phone.hangUpAll()));
  }

  async close(): Promise<void> {
    await Promise.all(this.#phones.splice(0).map((phone) => phone.close()));
  }

  /** Publishes the flow under a name that no other test has. */
  async publish(flow: FlowDocument): Promise<{ readonly name: string; readonly version: number }> {
    const name = `${flow.name}-${callers}`;
    const draft = await this.admin.mutate<{ revision: number }>("flow.create", { document: { ...flow, name } });
    const { version } = await this.admin.mutate<{ version: { version: number } }>("flow.publish", {
      name,
      revision: draft.revision,
      message: "for a test",
    });
    return { name, version: version.version };
  }

  /** Publishes the flow and binds a new number to it. */
  async answerWith(flow: FlowDocument): Promise<string> {
    return this.bind(await this.publish(flow));
  }

  /** Binds a new number to a version that is published. */
  async bind({ name, version }: { readonly name: string; readonly version: number }): Promise<string> {
    const number = String(numbers++);
    await this.admin.mutate("number.add", { number, label: name });
    await this.admin.mutate("number.bind", { number, flow: name, version });
    return number;
  }

  /** Somebody calls the flow on a new number, and it has answered. */
  async callTo(flow: FlowDocument, from = this.caller()): Promise<{ readonly call: PhoneCall; readonly from: string }> {
    const number = await this.answerWith(flow);
    const call = await (await this.phone()).call({ server: this.server, to: number, from });
    if (!(await call.answered)) throw new Error(`${flow.name} did not answer`);
    return { call, from };
  }

  /** The id of the caller's call while it stands. */
  async idOf(caller: string): Promise<string> {
    return (await this.record(caller, () => true)).call.id;
  }

  /** A prompt of the library that is a tone: what was played can be measured. */
  async tonePrompt(hertz: number, seconds = 1): Promise<string> {
    const name = `tone-${hertz}-${seconds}`;
    const second = sine(hertz);
    const samples = new Int16Array(8_000 * seconds).map((_, index) => second[index % 8_000] as number);
    const answer = await fetch(`${this.admin.web}/api/prompts/${name}`, {
      method: "POST",
      headers: { ...this.admin.headers, "content-type": "audio/wav" },
      body: Buffer.from(writeWav([samples])),
    });
    if (!answer.ok) throw new Error(`prompt ${name}: ${answer.status} ${await answer.text()}`);
    return name;
  }

  /** A number to call from that no other test uses: the call is found again by it. */
  caller(): string {
    return String(callers++);
  }

  /** The record of the caller's only call, once it says what is waited for. */
  async record(
    caller: string,
    ready: (page: CallPage) => boolean = (page) => page.call.endedAt !== undefined,
  ): Promise<CallPage> {
    let last: CallPage | undefined;
    for (let tries = 0; tries < 100; tries += 1) {
      const { calls } = await this.admin.query<{ calls: readonly CallRow[] }>("calls.search", {
        text: caller,
        limit: 5,
      });
      if (calls[0]) {
        last = await this.admin.query<CallPage>("calls.get", { id: calls[0].id });
        if (ready(last)) return last;
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`the record of ${caller} never said so: ${JSON.stringify(last, null, 2)}`);
  }

  /** The channels of a recording, 8 kHz. */
  async recording(id: string): Promise<{ readonly mixed: Int16Array; readonly bytes: Uint8Array }> {
    const answer = await fetch(`${this.admin.web}/api/recordings/${id}`, { headers: this.admin.headers });
    if (!answer.ok) throw new Error(`recording ${id}: ${answer.status}`);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const mixed = wavToTelephone(bytes);
    if (!mixed.ok) throw new Error(mixed.error);
    return { mixed: mixed.value, bytes };
  }
}

/** Waits until the telephone has heard so many more milliseconds. */
export async function listen(audio: { readonly heard: Int16Array }, millis: number): Promise<Int16Array> {
  const from = audio.heard.length;
  while (audio.heard.length < from + millis * 8) await new Promise((resolve) => setTimeout(resolve, 20));
  return audio.heard.subarray(from, from + millis * 8);
}

/** Waits until a second of what the telephone hears is like this: a loaded machine may take its time. Returns that second. */
export async function hears(
  audio: { readonly heard: Int16Array },
  isLike: (second: Int16Array) => boolean,
): Promise<Int16Array> {
  for (let tries = 0; tries < 30; tries += 1) {
    const second = await listen(audio, 1_000);
    if (isLike(second)) return second;
  }
  throw new Error("the telephone did not hear what was waited for");
}
