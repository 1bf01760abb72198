import { err, ok, type Result } from "@patchbay/base/result";
import type { Secrets } from "@patchbay/ports/secrets";
import type { NumberBinding } from "@patchbay/ports/store/flow-store";
import type { Vault } from "@patchbay/ports/vault";
import { type Acting, record } from "../acting.ts";
import { webhookSecret } from "../webhook/webhook-secret.ts";

/** `secret` (Standard Webhooks, `whsec_…`) signs both ways and is shown this once. */
export interface NewOpenChannel extends NumberBinding {
  readonly secret: string;
}

export type AddOpenChannelError =
  | { readonly code: "number.taken" }
  | { readonly code: "connection.no-vault" }
  | { readonly code: "webhook.bad-url" };

/** An address for messages that somebody's own system brings and takes. */
export const addOpenChannel =
  (acting: Acting & { readonly secrets: Secrets; readonly vault: Vault }) =>
  async (input: {
    readonly label: string;
    readonly deliverTo: string;
  }): Promise<Result<NewOpenChannel, AddOpenChannelError>> => {
    const url = URL.parse(input.deliverTo);
    if (!url || !["http:", "https:"].includes(url.protocol) || url.username !== "" || url.password !== "") {
      return err({ code: "webhook.bad-url" });
    }
    const secret = webhookSecret(acting.secrets);
    const sealedSecret = acting.vault.seal(secret);
    if (sealedSecret === undefined) return err({ code: "connection.no-vault" });
    const address = `open_${acting.secrets.token(18)}`;
    const added = await acting.stores.flows.addOpen(address, input.label, { deliverTo: url.href, sealedSecret });
    if (!added.ok) return added;
    await record(acting)("number.added", address);
    return ok({ ...added.value, secret });
  };
