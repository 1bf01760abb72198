import type { JsonObject } from "@patchbay/base/json";
import { err, ok, type Result } from "@patchbay/base/result";
import type { FakeClock } from "../clock.fake.ts";
import { sleep } from "../clock.ts";
import type { Completion, CompletionRequest, LanguageModelError, LanguageModelPort } from "../flow/language-model.ts";
import type { MessageError, MessagePort, MessageTemplate, OutgoingMessage } from "../flow/message-port.ts";
import type { EffectContext } from "../flow-ports.ts";

/** Post and telephone company: takes every message, unless a test says otherwise. */
export class FakeMessages implements MessagePort {
  readonly sent: OutgoingMessage[] = [];
  readonly templates = new Map<string, MessageTemplate>();
  /** Name → address. */
  readonly people = new Map<string, string>();
  refuse: MessageError | undefined;
  readonly #kept = new Map<string, Result<{ readonly id: string }, MessageError>>();

  async send(message: OutgoingMessage, { key, signal }: EffectContext) {
    signal.throwIfAborted();
    const known = this.#kept.get(key);
    if (known) return known;
    if (!this.refuse) this.sent.push(message);
    const outcome = this.refuse ? err(this.refuse) : ok({ id: `message-${this.sent.length}` });
    this.#kept.set(key, outcome);
    return outcome;
  }

  async template(name: string): Promise<MessageTemplate | undefined> {
    return this.templates.get(name);
  }

  async addressesOf(people: readonly string[]): Promise<readonly string[]> {
    return people.flatMap((person) => this.people.get(person) ?? []);
  }
}

/** A model that says what a test wants it to; without that there is none. */
export class FakeLanguageModel implements LanguageModelPort {
  readonly requests: CompletionRequest[] = [];
  answer: ((request: CompletionRequest) => string | LanguageModelError) | undefined;
  afterMs = 0;
  readonly #clock: FakeClock;

  constructor(clock: FakeClock) {
    this.#clock = clock;
  }

  async complete(
    request: CompletionRequest,
    { signal }: EffectContext,
  ): Promise<Result<Completion, LanguageModelError>> {
    signal.throwIfAborted();
    this.requests.push(request);
    if (this.afterMs > 0) await sleep(this.#clock, Math.min(this.afterMs, request.timeoutMs), signal);
    if (this.afterMs > request.timeoutMs) return err({ code: "model.unavailable", why: "timeout" });
    const answer = this.answer?.(request) ?? { code: "model.not-configured" as const };
    return typeof answer === "string" ? ok({ text: answer }) : err(answer);
  }
}

/** Events for the tenant's webhooks, once per key. */
export class FakeOutbox {
  readonly sent: { readonly event: string; readonly data: JsonObject }[] = [];
  readonly #keys = new Set<string>();

  async send(event: string, data: JsonObject, { key, signal }: EffectContext): Promise<void> {
    signal.throwIfAborted();
    if (this.#keys.has(key)) return;
    this.#keys.add(key);
    this.sent.push({ event, data });
  }
}
