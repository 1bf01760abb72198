import { type Impact, joinImpacts } from "@patchbay/engine/impact";
import type { Inputs, Outputs } from "../../data/outputs.ts";

type Page = Outputs["flow"]["impact"];
type Mark = Page["next"];

export type AskPage = (input: Inputs["flow"]["impact"], signal: AbortSignal) => Promise<Page>;

export interface ImpactState {
  readonly status: "idle" | "running" | "done" | "stopped" | "draft-changed" | "failed";
  readonly wanted: number;
  /** What is known so far; grows while it runs. */
  readonly impact: (Impact & { readonly unreadable: number }) | undefined;
  readonly error?: unknown;
}

const PAGE = 250;
const NOTHING: ImpactState = { status: "idle", wanted: 0, impact: undefined };

/**
 * Leads a flow's last calls through its draft, a page after another, so that one sees how far it is and can stop. It goes on
 * while nobody looks; all pages speak of one revision of the draft, or it stops and says so.
 */
export class ImpactRun {
  readonly #flow: string;
  readonly #ask: AskPage;
  readonly #listeners = new Set<() => void>();
  #state = NOTHING;
  #stop: AbortController | undefined;

  constructor(flow: string, ask: AskPage) {
    this.#flow = flow;
    this.#ask = ask;
  }

  readonly state = (): ImpactState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  stop(): void {
    this.#stop?.abort();
    if (this.#state.status === "running") this.#set({ status: "stopped" });
  }

  /** Settles when it is over, however it ended. */
  async start(wanted: number): Promise<void> {
    this.stop();
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    this.#set({ ...NOTHING, status: "running", wanted });
    try {
      const status = await this.#pages(wanted, signal);
      if (!signal.aborted) this.#set({ status });
    } catch (error) {
      if (!signal.aborted) this.#set({ status: "failed", error });
    }
  }

  async #pages(wanted: number, signal: AbortSignal): Promise<"done" | "draft-changed"> {
    let revision: number | undefined;
    let before: Mark;
    for (let left = wanted; left > 0; left -= PAGE) {
      const calls = Math.min(PAGE, left);
      const page = await this.#ask({ name: this.#flow, calls, ...(before ? { before } : {}) }, signal);
      if (signal.aborted) return "done";
      revision ??= page.revision;
      if (page.revision !== revision) return "draft-changed";
      const { impact } = this.#state;
      const unreadable = (impact?.unreadable ?? 0) + page.impact.unreadable;
      this.#set({ impact: { ...(impact ? joinImpacts(impact, page.impact) : page.impact), unreadable } });
      before = page.next;
      if (!before) break;
    }
    return "done";
  }

  #set(change: Partial<ImpactState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
