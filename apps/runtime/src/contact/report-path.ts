import type { RunAt, RunOptions } from "@patchbay/engine/run";
import { type CallStore, GIVEN_UP, type PathStep } from "@patchbay/ports/store/call-store";
import type { LiveContact } from "./live-contact.ts";

type Reported = Pick<LiveContact, "identity" | "ledger" | "announce"> & {
  readonly stores: { readonly calls: Pick<CallStore, "addStep"> };
};

type OpenStep = Pick<PathStep, "seq" | "flow" | "node"> & { readonly branch?: string | undefined };

/**
 * Where the run stands, for the call's path and for the canvas that lights up. `before`: the path up to a restart, whose last
 * steps are still to be left.
 */
export function reportPath(call: Reported, before: readonly PathStep[]): Pick<RunOptions, "onAt" | "onGivenUp"> {
  const { identity, stores } = call;
  let next = before.length;
  // Which branch these are of was not written down: any may be meant.
  let open: readonly OpenStep[] = before.filter(({ exit }) => exit === undefined);

  const write = ({ seq, flow, node }: OpenStep, at: number, exit?: string) => {
    const version = flow === identity.flow && identity.version !== undefined ? { version: identity.version } : {};
    const left = exit === undefined ? {} : { exit };
    const { run } = identity;
    call.ledger.record("path", () =>
      stores.calls.addStep({ call: identity.id, run, seq, flow, ...version, node, at, ...left }),
    );
    call.announce({ type: "run.at", call: identity.id, run, flow, ...version, node, ...left });
  };

  return {
    /** Entering opens a step; leaving completes the same one with its exit. */
    onAt: ({ flow, node, exit, at, branch }: RunAt) => {
      const isThis = (step: OpenStep) => step.flow === flow && step.node === node;
      const entered =
        exit === undefined
          ? undefined
          : (open.find((step) => isThis(step) && step.branch === branch) ?? open.find(isThis));
      const step = entered ?? { seq: next++, flow, node, branch };
      open = exit === undefined ? [...open, step] : open.filter((one) => one !== step);
      write(step, at, exit);
    },
    /** With it, the steps that called the sub-flow in which the branch stood. */
    onGivenUp: ({ flow, node, at, branch }: RunAt) => {
      const isOver = (step: OpenStep) => step.branch === branch || (step.flow === flow && step.node === node);
      for (const step of open.filter(isOver)) write(step, at, GIVEN_UP);
      open = open.filter((step) => !isOver(step));
    },
  };
}
