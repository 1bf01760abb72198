import type { PhoneCall } from "../../apps/cli/src/phone/phone-call.ts";
import type { SipPhone } from "../../apps/cli/src/phone/sip-phone.ts";
import { ApiUser } from "../drivers/api.driver.ts";
import type { CallWorld } from "./call-world.ts";

/** An agent with a desk phone: signed in, registered with the phone's own short-lived credentials, ready on demand. */
export class AgentPhone {
  readonly api: ApiUser;
  readonly phone: SipPhone;
  #ringing: PhoneCall[] = [];
  #waiting: ((call: PhoneCall) => void)[] = [];

  private constructor(api: ApiUser, phone: SipPhone) {
    this.api = api;
    this.phone = phone;
    phone.onCall = (call) => {
      const waiter = this.#waiting.shift();
      if (waiter) waiter(call);
      else this.#ringing.push(call);
    };
  }

  static async signIn(world: CallWorld, email: string): Promise<AgentPhone> {
    const api = await ApiUser.signIn(world.admin.web, email);
    const agent = new AgentPhone(api, await world.phone());
    const { uri, username, password } = await api.mutate<{ uri: string; username: string; password: string }>(
      "phone.credentials",
    );
    const domain = uri.slice(uri.indexOf("@") + 1);
    const status = await agent.phone.register(world.server, domain, { username, password });
    if (status !== 200) throw new Error(`the phone of ${email} could not register: ${status}`);
    return agent;
  }

  async ready(): Promise<void> {
    await this.api.mutate("agent.setStatus", { wish: { status: "ready" } });
  }

  /** What still rings is for nobody: the next test has its own calls. */
  async away(): Promise<void> {
    this.#ringing = [];
    this.#waiting = [];
    await this.api.mutate("agent.setStatus", { wish: { status: "offline" } });
  }

  /** The next call that rings here. */
  rings(): Promise<PhoneCall> {
    const call = this.#ringing.shift();
    return call ? Promise.resolve(call) : new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Takes the next call that rings here. */
  async answers(): Promise<PhoneCall> {
    const call = await this.rings();
    await call.answer();
    await call.answered;
    return call;
  }

  async status(): Promise<string> {
    return (await this.api.query<{ state: { status: string } }>("agent.me")).state.status;
  }

  /** Waits until the agent's state is one of these. */
  async becomes(...wanted: readonly string[]): Promise<void> {
    for (let tries = 0; tries < 100; tries += 1) {
      if (wanted.includes(await this.status())) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`the agent is ${await this.status()}, not ${wanted.join(" or ")}`);
  }
}
