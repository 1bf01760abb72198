import type { RunAt } from "@patchbay/engine/run";
import type { LiveContact } from "./live-contact.ts";

/** Where the run stands, for the call's path and for the canvas that lights up. */
export function reportPath(call: LiveContact, already: number): (at: RunAt) => void {
  const { identity, stores } = call;
  let seq = already;
  const open = new Map<string, number>();
  return ({ flow, node, exit, at }) => {
    const version = flow === identity.flow && identity.version !== undefined ? { version: identity.version } : {};
    const place = `${flow}/${node}`;
    // Entering opens a step; leaving completes the same one with its exit.
    const step = exit === undefined ? seq++ : (open.get(place) ?? seq++);
    if (exit === undefined) open.set(place, step);
    else open.delete(place);
    const left = exit === undefined ? {} : { exit };
    const { run } = identity;
    call.ledger.record("path", () =>
      stores.calls.addStep({ call: identity.id, run, seq: step, flow, ...version, node, at, ...left }),
    );
    call.announce({ type: "run.at", call: identity.id, run, flow, ...version, node, ...left });
  };
}
