import { err, type Result } from "@patchbay/base/result";
import type { FlowNotFound, NumberBinding } from "@patchbay/ports/store/flow-store";
import { type Acting, record } from "../acting.ts";
import { announce } from "../announce.ts";

export type BindNumberError =
  | FlowNotFound
  | { readonly code: "number.not-found" }
  | { readonly code: "flow.not-published"; readonly flow: string };

/** Lets a version answer a number; without a flow the number answers nobody, without a version it gets the newest. */
export const bindNumber =
  (acting: Acting) =>
  async (input: {
    readonly number: string;
    readonly flow?: string | undefined;
    readonly version?: number | undefined;
  }): Promise<Result<NumberBinding, BindNumberError>> => {
    const { flows } = acting.stores;
    if (input.flow === undefined) {
      const unbound = await flows.bind(input.number, undefined, acting.by);
      if (unbound.ok) await record(acting)("number.unbound", input.number);
      return unbound;
    }
    if (!(await flows.draft(input.flow))) return err({ code: "flow.not-found" });
    const versions = await flows.versions(input.flow);
    const version = input.version ?? versions.reduce((newest, item) => Math.max(newest, item.version), 0);
    if (!versions.some((item) => item.version === version))
      return err({ code: "flow.not-published", flow: input.flow });

    const bound = await flows.bind(input.number, { flow: input.flow, version }, acting.by);
    if (bound.ok) {
      await record(acting)("number.bound", input.number, { flow: input.flow, version });
      await announce(acting)({ type: "flow.changed", flow: input.flow, change: "bound", by: acting.by });
    }
    return bound;
  };
