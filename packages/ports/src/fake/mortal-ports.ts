import type { FlowPorts } from "../flow-ports.ts";

/**
 * Ports of a process that can die: from then on nothing that it began comes back to it, and what waited lets go. The world
 * behind them lives on.
 */
export function mortalPorts(ports: FlowPorts): { readonly ports: FlowPorts; readonly die: () => void } {
  const death = new AbortController();
  const mortal = Object.entries(ports).map(([name, port]) => [
    name,
    name === "chance" ? port : withDeath(port, death.signal),
  ]);
  return {
    ports: Object.fromEntries(mortal),
    die: () => death.abort(new DOMException("the process died", "AbortError")),
  };
}

function withDeath<Port extends object>(port: Port, death: AbortSignal): Port {
  return new Proxy(port, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== "function") return member;
      return (...args: readonly unknown[]) => {
        const answer: unknown = member.apply(
          target,
          args.map((arg) => mortalArgument(arg, death)),
        );
        return answer instanceof Promise ? untilDeath(answer, death) : answer;
      };
    },
  });
}

/** Effect contexts abort at death too; wake-ups of the clock do not come any more. */
function mortalArgument(arg: unknown, death: AbortSignal): unknown {
  if (typeof arg === "function") return () => (death.aborted ? undefined : arg());
  if (arg === null || typeof arg !== "object" || !("signal" in arg) || !(arg.signal instanceof AbortSignal)) return arg;
  return { ...arg, signal: AbortSignal.any([arg.signal, death]) };
}

function untilDeath(answer: Promise<unknown>, death: AbortSignal): Promise<unknown> {
  return new Promise((resolve, reject) => {
    answer.then(
      (value) => !death.aborted && resolve(value),
      (reason) => !death.aborted && reject(reason),
    );
  });
}
