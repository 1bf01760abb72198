import { err, ok, type Result } from "@patchbay/base/result";
import { HOUR, type Instant } from "@patchbay/base/time";
import type { Secrets } from "@patchbay/ports/secrets";
import type { TenantStores } from "@patchbay/ports/stores";
import type { Vault } from "@patchbay/ports/vault";
import { z } from "zod";
import { type Acting, record } from "../acting.ts";
import type { NewSecret } from "../webhook/rotate-secret.ts";
import { webhookSecret } from "../webhook/webhook-secret.ts";

const rotated = z.object({ secret: z.string(), previous: z.string(), until: z.number() });

/** An open channel's secrets that count at this time, the newest first: one, or two while it is changed. */
export async function openSecrets(
  { stores, vault }: { readonly stores: TenantStores; readonly vault: Vault },
  address: string,
  at: Instant,
): Promise<readonly string[]> {
  const sealed = await stores.flows.openSecret(address);
  const opened = sealed && vault.open(sealed);
  if (!opened) return [];
  if (!opened.startsWith("{")) return [opened];
  const { secret, previous, until } = rotated.parse(JSON.parse(opened));
  return until > at ? [secret, previous] : [secret];
}

/** A new secret for an open channel; the old one counts beside it for so many hours, both ways. */
export const rotateOpenSecret =
  (acting: Acting & { readonly secrets: Secrets; readonly vault: Vault }) =>
  async ({
    address,
    hours,
  }: {
    readonly address: string;
    readonly hours: number;
  }): Promise<Result<NewSecret, { readonly code: "number.not-found" } | { readonly code: "connection.no-vault" }>> => {
    const line = await acting.stores.flows.number(address);
    const [previous] = line?.open ? await openSecrets(acting, address, acting.clock.now()) : [];
    if (previous === undefined) return err({ code: "number.not-found" });
    const secret = webhookSecret(acting.secrets);
    const kept = { secret, previous, until: acting.clock.now() + hours * HOUR };
    const sealed = acting.vault.seal(JSON.stringify(kept));
    if (sealed === undefined) return err({ code: "connection.no-vault" });
    const saved = await acting.stores.flows.saveSecret(address, sealed);
    if (!saved.ok) return saved;
    await record(acting)("number.secret-rotated", address, { hours });
    return ok({ secret });
  };
