import type { TenantId } from "@patchbay/base/ids";
import type { Chance } from "@patchbay/ports/chance";
import type { Clock } from "@patchbay/ports/clock";
import type { Ask } from "../brief-transactions.ts";
import type { Tx } from "../database.ts";
import type { Ledger } from "../ledger.ts";
import type { Question } from "../look-line.ts";

/** What every store of one tenant works with. */
export interface TenantContext {
  readonly tenant: TenantId;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly ledger: Ledger;
  /** One transaction under the tenant's row-level security. */
  readonly inTx: <Value>(work: (tx: Tx) => Promise<Value>) => Promise<Value>;
  /** What every call asks for. */
  readonly look: <Row>(question: Question) => Promise<readonly Row[]>;
  /** What happens hundreds of times a second. */
  readonly brief: <Value>(work: (ask: Ask) => Promise<Value>) => Promise<Value>;
}
