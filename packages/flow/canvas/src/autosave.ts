import type { FlowDocument } from "@patchbay/flow-model/document";

/** What the server answered: the new revision, or who was faster. */
export type SaveAnswer =
  | { readonly kind: "saved"; readonly revision: number }
  | { readonly kind: "conflict"; readonly revision: number; readonly by?: string; readonly at: number }
  | { readonly kind: "failed"; readonly why: string };

export type SaveState =
  | { readonly status: "saved" }
  /** Changed; will be saved after a pause. */
  | { readonly status: "changed" }
  | { readonly status: "saving" }
  /** Somebody else saved; nothing is written until a person decides. */
  | { readonly status: "conflict"; readonly revision: number; readonly by?: string; readonly at: number }
  /** Did not reach the server; tried again by itself. */
  | { readonly status: "failed"; readonly why: string };

export interface AutosaveOptions {
  readonly flow: FlowDocument;
  readonly revision: number;
  readonly save: (flow: FlowDocument, revision: number) => Promise<SaveAnswer>;
  /** Runs something later; answers how to cancel. */
  readonly later: (run: () => void, ms: number) => () => void;
}

export const SAVE_AFTER_MS = 900;
export const RETRY_AFTER_MS = 4_000;

/**
 * Saves the newest document after a pause in drawing, one request at a time, always under the revision that it was drawn on:
 * an older document never overtakes a newer one, and a conflict stops everything until it is resolved.
 */
export class Autosave {
  private readonly options: AutosaveOptions;
  private latest: FlowDocument;
  private stored: FlowDocument;
  private current: SaveState = { status: "saved" };
  private cancel = () => {};
  private running: Promise<void> | undefined;
  private known: number;
  private readonly listeners = new Set<() => void>();

  constructor(options: AutosaveOptions) {
    this.options = options;
    this.latest = options.flow;
    this.stored = options.flow;
    this.known = options.revision;
  }

  get state(): SaveState {
    return this.current;
  }

  /** Tells of every change of the state; answers how to stop. */
  readonly watch = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The revision that the next save builds on. */
  get revision(): number {
    return this.known;
  }

  /** The document as the server has it. */
  get saved(): FlowDocument {
    return this.stored;
  }

  changed(flow: FlowDocument): void {
    this.latest = flow;
    if (this.current.status === "conflict" || this.current.status === "saving") return;
    if (flow === this.stored) {
      this.cancel();
      this.become({ status: "saved" });
      return;
    }
    this.become({ status: "changed" });
    this.plan(SAVE_AFTER_MS);
  }

  /** Saves at once; resolves when the newest document is stored, or a person must act. */
  async flush(): Promise<SaveState> {
    this.cancel();
    if (this.running) await this.running;
    if (this.latest !== this.stored && this.current.status !== "conflict") await this.run();
    return this.current;
  }

  /** A person decided: go on from this revision with this document. */
  resolve(revision: number, stored: FlowDocument, latest: FlowDocument): void {
    this.known = revision;
    this.stored = stored;
    this.current = { status: "saved" };
    this.changed(latest);
  }

  stop(): void {
    this.cancel();
  }

  private plan(ms: number): void {
    this.cancel();
    this.cancel = this.options.later(() => void this.run(), ms);
  }

  private async run(): Promise<void> {
    if (this.running) return this.running;
    this.running = this.saveOnce();
    await this.running;
    this.running = undefined;
    if (this.current.status === "changed") this.plan(SAVE_AFTER_MS);
  }

  private async saveOnce(): Promise<void> {
    const flow = this.latest;
    this.become({ status: "saving" });
    const answer = await this.options.save(flow, this.known);
    if (answer.kind === "saved") {
      this.known = answer.revision;
      this.stored = flow;
      this.become(this.latest === flow ? { status: "saved" } : { status: "changed" });
      return;
    }
    if (answer.kind === "conflict") {
      const { kind: _, ...facts } = answer;
      this.become({ status: "conflict", ...facts });
      return;
    }
    this.become({ status: "failed", why: answer.why });
    this.plan(RETRY_AFTER_MS);
  }

  private become(state: SaveState): void {
    this.current = state;
    for (const listener of this.listeners) listener();
  }
}
