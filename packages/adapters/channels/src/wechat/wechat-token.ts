import { err, ok, type Result } from "@patchbay/base/result";
import { type Instant, MINUTE, SECOND } from "@patchbay/base/time";
import type { NotCarried, ProviderAccount } from "@patchbay/ports/channel-provider";
import type { Clock } from "@patchbay/ports/clock";
import type { HttpPort } from "@patchbay/ports/flow-ports";
import { z } from "zod";
import { ask } from "../provider-call.ts";

const answered = z.union([
  z.object({ access_token: z.string().min(1), expires_in: z.number() }),
  z.object({ errcode: z.number(), errmsg: z.string().default("") }),
]);

/** Asked for anew so long before it ends. */
const EARLY = 5 * MINUTE;

interface Known {
  readonly token: string;
  readonly until: Instant;
}

/**
 * Access tokens, by account. The platform's `stable_token` answers all who ask with the same one while it holds, so that several
 * gateways share it without knowing of each other; only one that was refused is replaced by force.
 */
export class WechatTokens {
  readonly #http: HttpPort;
  readonly #clock: Clock;
  readonly #known = new Map<string, Known>();
  readonly #asking = new Map<string, Promise<Result<string, NotCarried>>>();

  constructor(http: HttpPort, clock: Clock) {
    this.#http = http;
    this.#clock = clock;
  }

  /** `refused`: the token that the platform no longer takes. */
  async token(account: ProviderAccount, refused?: string): Promise<Result<string, NotCarried>> {
    const key = `${account.settings.api} ${account.settings.appId} ${account.secrets.appSecret}`;
    const known = this.#known.get(key);
    if (known && known.token !== refused && known.until > this.#clock.now()) return ok(known.token);
    const running = this.#asking.get(key);
    if (running) return running;
    const asking = this.#ask(key, account, refused).finally(() => this.#asking.delete(key));
    this.#asking.set(key, asking);
    return asking;
  }

  async #ask(key: string, account: ProviderAccount, refused: string | undefined): Promise<Result<string, NotCarried>> {
    const fresh = await this.#fetch(account, false);
    // Others may have replaced it already.
    const found = fresh.ok && fresh.value.token === refused ? await this.#fetch(account, true) : fresh;
    if (!found.ok) return found;
    this.#known.set(key, found.value);
    return ok(found.value.token);
  }

  async #fetch({ settings, secrets }: ProviderAccount, force: boolean): Promise<Result<Known, NotCarried>> {
    const json = { grant_type: "client_credential", appid: settings.appId ?? "", secret: secrets.appSecret ?? "" };
    const answer = await ask(this.#http, {
      url: `${settings.api}/cgi-bin/stable_token`,
      json: { ...json, force_refresh: force },
    });
    if (!answer.ok) return answer;
    const read = answered.safeParse(answer.value.body);
    if (!read.success) return err({ why: `the token was answered with ${answer.value.status}`, final: false });
    if ("errcode" in read.data) {
      const { errcode, errmsg } = read.data;
      // Wrong id or secret; an admin may put it right within the hours that we try.
      return err({ why: `no access token: ${errcode} ${errmsg}`, final: false });
    }
    const { access_token: token, expires_in: seconds } = read.data;
    return ok({ token, until: this.#clock.now() + Math.max(MINUTE, seconds * SECOND - EARLY) });
  }
}
