import type { ProviderLine } from "@patchbay/domain/channel/provider-line";
import type { ProviderAccount } from "@patchbay/ports/channel-provider";
import type { NumberBinding } from "@patchbay/ports/store/flow-store";
import type { TenantStores } from "@patchbay/ports/stores";
import type { Vault } from "@patchbay/ports/vault";
import { z } from "zod";

const secrets = z.record(z.string(), z.string());

export interface ProvidedLine extends NumberBinding {
  readonly provided: ProviderLine;
}

export const isProvided = (line: NumberBinding): line is ProvidedLine => line.provided !== undefined;

export interface AccountWorld {
  readonly stores: TenantStores;
  readonly vault: Vault;
  readonly publicUrl: string;
}

export const webhookOf = (publicUrl: string, address: string): string => `${publicUrl}/channels/in/${address}`;

/** Undefined: sealed with a key that this installation no longer has. */
export async function providerAccount(
  { stores, vault, publicUrl }: AccountWorld,
  { number, provided: { settings } }: ProvidedLine,
): Promise<ProviderAccount | undefined> {
  const sealed = await stores.flows.openSecret(number);
  const opened = sealed && vault.open(sealed);
  const read = opened ? secrets.safeParse(JSON.parse(opened)) : undefined;
  if (!read?.success) return undefined;
  return { address: number, settings, secrets: read.data, webhookUrl: webhookOf(publicUrl, number) };
}
