import type { Diagnostic } from "@patchbay/flow-model/diagnostic";
import type { FlowDocument } from "@patchbay/flow-model/document";
import type { CheckAnswer, CheckRequest } from "./check.worker.ts";
import type { CheckOptions } from "./check-options.ts";
import { deltaOf } from "./flow-delta.ts";

/** The part of a `Worker` that is used here. */
export interface CheckWorker {
  onmessage: ((message: { readonly data: CheckAnswer }) => void) | null;
  postMessage(request: CheckRequest): void;
  terminate(): void;
}

/**
 * Checks drawings in a worker, one at a time: while one check runs, only the newest drawing waits. The server checks again before it
 * publishes.
 */
export class FlowChecker {
  private readonly worker: CheckWorker;
  private options: CheckOptions | undefined;
  private sent: FlowDocument | undefined;
  private waiting: FlowDocument | undefined;
  private busy = false;

  constructor(worker: CheckWorker, options: CheckOptions, found: (diagnostics: readonly Diagnostic[]) => void) {
    this.worker = worker;
    this.options = options;
    worker.onmessage = ({ data }) => {
      this.busy = false;
      found(data.diagnostics);
      if (this.waiting) this.send(this.waiting);
    };
  }

  check(flow: FlowDocument): void {
    if (this.busy) this.waiting = flow;
    else this.send(flow);
  }

  stop(): void {
    this.worker.terminate();
  }

  private send(flow: FlowDocument): void {
    const { options } = this;
    this.worker.postMessage({ delta: deltaOf(this.sent, flow), ...(options ? { options } : {}) });
    this.options = undefined;
    this.sent = flow;
    this.waiting = undefined;
    this.busy = true;
  }
}
