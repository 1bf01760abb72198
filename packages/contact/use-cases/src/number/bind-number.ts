import { err, type Result } from "@patchbay/base/result";
import { TEXT_CHANNELS } from "@patchbay/domain/conversation";
import type { FlowNotFound, NumberBinding, NumberTarget } from "@patchbay/ports/store/flow-store";
import type { TenantStores } from "@patchbay/ports/stores";
import { type Acting, record } from "../acting.ts";
import { announce } from "../announce.ts";

export type BindNumberError =
  | FlowNotFound
  | { readonly code: "number.not-found" }
  | { readonly code: "flow.not-published"; readonly flow: string }
  /** A flow for calls cannot answer a chat, nor the other way round. */
  | { readonly code: "number.channel-differs"; readonly channel: string };

/** Lets a version or an alias answer a number; without a flow the number answers nobody, without a version it gets the newest. */
export const bindNumber =
  (acting: Acting) =>
  async (input: {
    readonly number: string;
    readonly flow?: string | undefined;
    readonly version?: number | undefined;
    /** Instead of a version: whatever this alias of the flow points to when a call comes. */
    readonly alias?: string | undefined;
  }): Promise<Result<NumberBinding, BindNumberError>> => {
    const { flows } = acting.stores;
    if (input.flow === undefined) {
      const unbound = await flows.bind(input.number, undefined, acting.by);
      if (unbound.ok) await record(acting)("number.unbound", input.number);
      return unbound;
    }
    const draft = await flows.draft(input.flow);
    if (!draft) return err({ code: "flow.not-found" });
    const channel = (await flows.number(input.number))?.channel ?? "voice";
    if (groupOf(channel) !== groupOf(draft.document.channel)) return err({ code: "number.channel-differs", channel });
    const target = await targetOf(acting.stores, input.flow, input);
    if (!target) return err({ code: "flow.not-published", flow: input.flow });

    const bound = await flows.bind(input.number, target, acting.by);
    if (bound.ok) {
      await record(acting)("number.bound", input.number, { ...target });
      await announce(acting)({ type: "flow.changed", flow: input.flow, change: "bound", by: acting.by });
    }
    return bound;
  };

/** What one flow can answer together. */
function groupOf(channel: string): "ticket" | "written" | "voice" {
  if (channel === "ticket") return "ticket";
  return (TEXT_CHANNELS as readonly string[]).includes(channel) ? "written" : "voice";
}

async function targetOf(
  { flows, releases }: TenantStores,
  flow: string,
  wish: { readonly version?: number | undefined; readonly alias?: string | undefined },
): Promise<NumberTarget | undefined> {
  if (wish.alias !== undefined) {
    return (await releases.alias(flow, wish.alias)) ? { flow, alias: wish.alias } : undefined;
  }
  const versions = (await flows.versions(flow)).map(({ version }) => version);
  const version = wish.version ?? Math.max(0, ...versions);
  return versions.includes(version) ? { flow, version } : undefined;
}
