import { type Clock, sleep } from "../clock.ts";
import type { Answer, ConversationPort, Question, Words } from "../flow/conversation-port.ts";
import type { EffectContext } from "../flow-ports.ts";

/** A customer in memory who reads at once, and writes or presses when the test says so. */
export class FakeConversation implements ConversationPort {
  /** All that was said, in order, with choices and pictures. */
  readonly said: (Words | Question)[] = [];
  readonly #clock: Clock;
  /** Texts alone, beside what is heard on the phone. */
  readonly #heard: string[];
  #answer: ((answer: Answer) => void) | undefined;

  constructor(clock: Clock, heard: string[]) {
    this.#clock = clock;
    this.#heard = heard;
  }

  write(text: string): void {
    this.#answer?.({ how: "written", text });
  }

  /** Presses an answer of the question that stands. */
  choose(id: string): void {
    const question = this.said.at(-1);
    const choice = question && "choices" in question ? question.choices?.find((one) => one.id === id) : undefined;
    if (!choice) throw new Error(`nobody asked with an answer "${id}"`);
    this.#answer?.({ how: "written", text: choice.label, choice: id });
  }

  async say(words: Words, { signal }: EffectContext): Promise<void> {
    signal.throwIfAborted();
    this.said.push(words);
    this.#heard.push(words.text);
  }

  async ask(question: Question, { signal }: EffectContext): Promise<Answer> {
    signal.throwIfAborted();
    this.said.push(question);
    this.#heard.push(question.text);
    const over = new AbortController();
    let own: ((answer: Answer) => void) | undefined;
    const answered = new Promise<Answer>((resolve) => {
      own = resolve;
    });
    this.#answer = own;
    const limit = question.waitMs > 0 ? question.waitMs : Number.MAX_SAFE_INTEGER - this.#clock.now();
    const late = sleep(this.#clock, limit, AbortSignal.any([signal, over.signal])).then(
      (): Answer => ({ how: "timeout" }),
    );
    try {
      return await Promise.race([answered, late]);
    } finally {
      // After a restart somebody else may wait already.
      if (this.#answer === own) this.#answer = undefined;
      late.catch(() => undefined);
      over.abort();
    }
  }
}
