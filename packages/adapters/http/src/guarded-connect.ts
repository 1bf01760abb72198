import { connect, type Socket } from "node:net";
import { addressRules } from "./address-rules.ts";
import { checkedLookup, checkLiteral, type Resolve, systemResolve } from "./checked-lookup.ts";

export type Connect = (host: string, port: number, timeoutMs: number) => Promise<Socket>;

/** TCP to hosts that tenants name, by the same rules as their web requests: only allowed addresses, checked as they are connected to. */
export function guardedConnect(
  settings: { readonly allow?: readonly string[]; readonly resolve?: Resolve } = {},
): Connect {
  const rules = addressRules(settings.allow);
  const resolve = settings.resolve ?? systemResolve;
  return (host, port, timeoutMs) =>
    new Promise((settle, fail) => {
      try {
        checkLiteral(rules, host, port);
      } catch (error) {
        fail(error);
        return;
      }
      const socket = connect({ host, port, lookup: checkedLookup(rules, port, resolve) });
      socket.setTimeout(timeoutMs, () => socket.destroy(new Error("no answer in time")));
      socket.once("error", fail);
      socket.once("connect", () => {
        socket.off("error", fail);
        socket.setTimeout(0);
        settle(socket);
      });
    });
}
