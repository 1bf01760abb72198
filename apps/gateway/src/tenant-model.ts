import { askModel } from "@patchbay/adapter-language/ask-model";
import type { Services } from "@patchbay/api/api-context";
import { MINUTE, type Millis } from "@patchbay/base/time";
import type { Chance } from "@patchbay/ports/chance";
import type { HttpPort } from "@patchbay/ports/flow-ports";
import type { Vault } from "@patchbay/ports/vault";

export interface ModelParts {
  readonly vault: Vault;
  readonly http: HttpPort;
  readonly chance: Chance;
  /** Nobody waits longer for one answer, whatever the asker would allow. */
  readonly patienceMs?: Millis;
}

/** Language models for the studio, each by its tenant's account. Every asking is one of its own: nobody else waits for it. */
export function tenantModel({ vault, http, chance, patienceMs = MINUTE }: ModelParts): Services["modelOf"] {
  return (connections) => (request, signal) =>
    askModel(
      { connections, vault, http },
      { ...request, timeoutMs: Math.min(request.timeoutMs, patienceMs) },
      { key: chance.id(), signal: signal ?? new AbortController().signal },
    );
}
