import type { CallId, CustomerId, TicketId } from "@patchbay/base/ids";
import type { TenantStores } from "@patchbay/ports/stores";
import type { CallLedger } from "../call/call-ledger.ts";
import type { CallIdentity, LiveCall } from "../call/live-call.ts";
import type { World } from "../call/world.ts";

/** A customer whom a flow serves now, by whatever channel: what the ports need that do not care which. */
export interface LiveContact {
  readonly world: World;
  readonly stores: TenantStores;
  /** Of its record, also where it is a conversation in writing. */
  readonly id: CallId;
  readonly identity: CallIdentity;
  /** The customer's number or name, and ours. */
  readonly party: { readonly number: string; readonly ours: string };
  readonly ledger: CallLedger;
  language: string;
  customerId: CustomerId | undefined;
  /** Whose life the flow is; absent: a customer's contact. */
  readonly ticket?: TicketId | undefined;
  /** Aborts when the customer is gone. */
  readonly signal: AbortSignal;
  announce: LiveCall["announce"];
}
