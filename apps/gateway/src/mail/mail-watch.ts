import type { TenantId } from "@patchbay/base/ids";
import type { Millis } from "@patchbay/base/time";
import { sleep } from "@patchbay/ports/clock";
import type { MailFailure } from "@patchbay/ports/mail";
import type { MailLine, NumberBinding } from "@patchbay/ports/store/flow-store";
import { mailPasswords } from "@patchbay/use-cases/mail/mail-line";
import { type MailWorld, takeMail } from "@patchbay/use-cases/mail/take-mail";
import { TokenBucket } from "../chat/token-bucket.ts";
import type { MailDutyWorld } from "./mail-duty.ts";

interface Line {
  readonly number: string;
  readonly email: MailLine;
}

const PAUSES: readonly Millis[] = [1_000, 2_000, 5_000, 15_000, 60_000];
/** From one sender so many at once, and then one in three minutes. */
const BURST = 20;
const PER_SECOND = 1 / 180;
const MOST_SENDERS = 10_000;

/** Reads one address' folder, over every break of the connection, until it is stopped. */
export class MailWatch {
  readonly tenant: TenantId;
  readonly #world: MailDutyWorld;
  readonly #line: Line;
  readonly #seal: string;
  readonly #over = new AbortController();
  readonly #senders = new Map<string, TokenBucket>();
  readonly #done: Promise<void>;

  static async begin(world: MailDutyWorld, tenant: TenantId, line: Line): Promise<MailWatch> {
    return new MailWatch(world, tenant, line, await sealOf(world, tenant, line));
  }

  private constructor(world: MailDutyWorld, tenant: TenantId, line: Line, seal: string) {
    this.tenant = tenant;
    this.#world = world;
    this.#line = line;
    this.#seal = seal;
    this.#done = this.#run();
  }

  /** Nothing of what it was begun with has changed. */
  async stillFits({ number, email }: NumberBinding): Promise<boolean> {
    return email !== undefined && (await sealOf(this.#world, this.tenant, { number, email })) === this.#seal;
  }

  async stop(): Promise<void> {
    this.#over.abort();
    await this.#done;
  }

  async #run(): Promise<void> {
    const { signal } = this.#over;
    for (let broken = 0; !signal.aborted; broken++) {
      const why = await this.#watch(() => (broken = 0)).catch((error: unknown) => {
        this.#world.failed(error);
        return { code: "mail.unreachable", why: "mails cannot be stored just now" } as const;
      });
      if (signal.aborted) return;
      await this.#note(why).catch(this.#world.failed);
      const pause = PAUSES[Math.min(broken, PAUSES.length - 1)] as Millis;
      await sleep(this.#world.clock, pause, signal).catch(() => undefined);
    }
  }

  async #watch(connected: () => void): Promise<MailFailure | undefined> {
    const { stores, vault, reader, clock } = this.#world;
    const { number, email } = this.#line;
    const own = stores.of(this.tenant);
    const passwords = await mailPasswords({ stores: own, vault }, number);
    if (!passwords) return { code: "mail.refused", why: "its password cannot be opened" };
    const { cursor } = await own.mailboxes.state(number);
    const world: MailWorld = { ...this.#world, stores: own, mayWrite: (sender) => this.#mayWrite(sender) };
    return reader.watch(
      { ...email.imap, password: passwords.imap },
      {
        from: cursor,
        connected() {
          connected();
          own.mailboxes.connected(number, clock.now()).catch(() => undefined);
        },
        take: (mail) => takeMail(world)(this.#line, mail),
        reached: (reached) => own.mailboxes.reached(number, reached),
      },
      this.#over.signal,
    );
  }

  #mayWrite(sender: string): boolean {
    const now = this.#world.clock.now();
    const bucket = this.#senders.get(sender) ?? new TokenBucket(BURST, PER_SECOND, now);
    // The latest stay: whoever writes on is at the end of the map.
    this.#senders.delete(sender);
    this.#senders.set(sender, bucket);
    const [oldest] = this.#senders.keys();
    if (this.#senders.size > MOST_SENDERS && oldest !== undefined) this.#senders.delete(oldest);
    return bucket.take(now);
  }

  async #note(why: MailFailure | undefined): Promise<void> {
    const { stores, clock } = this.#world;
    const text = why
      ? `${why.code === "mail.refused" ? "refused" : "unreachable"}: ${why.why}`
      : "the connection ended";
    await stores.of(this.tenant).mailboxes.troubled(this.#line.number, text, clock.now());
  }
}

/** What a watch depends on; a new password is one. */
async function sealOf({ stores }: MailDutyWorld, tenant: TenantId, { number, email }: Line): Promise<string> {
  const { address, imap } = email;
  return JSON.stringify([address, imap, await stores.of(tenant).flows.openSecret(number)]);
}
