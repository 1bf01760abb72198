import { err, ok, type Result } from "@patchbay/base/result";
import {
  type BadField,
  channelOf,
  fieldsOf,
  type LineLimits,
  type ProviderName,
} from "@patchbay/domain/channel/provider-line";
import type { ChannelProviders, ProviderAccount, ProviderFailure } from "@patchbay/ports/channel-provider";
import type { Secrets } from "@patchbay/ports/secrets";
import type { ChannelLine, NumberBinding } from "@patchbay/ports/store/flow-store";
import type { Vault } from "@patchbay/ports/vault";
import { type Acting, record } from "../acting.ts";
import { type AccountWorld, isProvided, providerAccount, webhookOf } from "./provider-account.ts";

/** What an admin enters: all fields by their names, secrets among them. */
export interface LineDraft {
  readonly provider: ProviderName;
  readonly fields: Readonly<Record<string, string>>;
  readonly limits: LineLimits;
}

type NoVault = { readonly code: "connection.no-vault" };
type NotFound = { readonly code: "number.not-found" };
type Sealing = Acting & { readonly secrets: Secrets; readonly vault: Vault; readonly publicUrl: string };

/** An address whose messages a provider carries. */
export const addProviderLine =
  (acting: Sealing) =>
  async (input: {
    readonly label: string;
    readonly line: LineDraft;
  }): Promise<Result<NumberBinding, BadField | NoVault | { readonly code: "number.taken" }>> => {
    const ready = seal(acting, input.line, {});
    if (!ready.ok) return ready;
    const { provider } = input.line;
    // Its beginning says by what customers are known there.
    const address = `${channelOf(provider) === "sms" ? "sms" : provider}_${acting.secrets.token(18)}`;
    const added = await acting.stores.flows.addLine(address, input.label, ready.value.line, ready.value.sealed);
    if (added.ok) await record(acting)("number.added", address);
    return added;
  };

/** A secret that is not given stays as it is; the provider stays the one it was. */
export const saveProviderLine =
  (acting: Sealing) =>
  async (input: {
    readonly address: string;
    readonly label: string;
    readonly line: LineDraft;
  }): Promise<Result<NumberBinding, BadField | NoVault | NotFound>> => {
    const kept = await keptAccount(acting, input.address, input.line.provider);
    if (!kept) return err({ code: "number.not-found" });
    const ready = seal(acting, input.line, kept.secrets);
    if (!ready.ok) return ready;
    const { line, sealed } = ready.value;
    const saved = await acting.stores.flows.saveLine(input.address, input.label, line, sealed);
    if (saved.ok) await record(acting)("number.changed", input.address);
    return saved;
  };

/** Asks the provider with what is entered; where a secret is not given, that of the address counts. Nothing is kept. */
export const checkProviderLine =
  (acting: Sealing & { readonly providers: ChannelProviders }) =>
  async (input: {
    readonly address?: string;
    readonly line: LineDraft;
  }): Promise<Result<Result<{ readonly as: string }, ProviderFailure>, BadField | NotFound>> => {
    const { provider, fields } = input.line;
    const kept = input.address === undefined ? undefined : await keptAccount(acting, input.address, provider);
    if (input.address !== undefined && !kept) return err({ code: "number.not-found" });
    const read = fieldsOf(provider, { ...kept?.secrets, ...fields });
    if (!read.ok) return read;
    const address = input.address ?? "";
    const account: ProviderAccount = { address, ...read.value, webhookUrl: webhookOf(acting.publicUrl, address) };
    return ok(await acting.providers[provider].check(account));
  };

async function keptAccount(
  world: AccountWorld,
  address: string,
  provider: ProviderName,
): Promise<ProviderAccount | undefined> {
  const line = await world.stores.flows.number(address);
  return line && isProvided(line) && line.provided.provider === provider ? providerAccount(world, line) : undefined;
}

function seal(
  { vault }: Sealing,
  { provider, fields, limits }: LineDraft,
  kept: Readonly<Record<string, string>>,
): Result<{ readonly line: ChannelLine; readonly sealed: string }, BadField | NoVault> {
  const read = fieldsOf(provider, { ...kept, ...fields });
  if (!read.ok) return read;
  const { settings, secrets } = read.value;
  const sealed = vault.seal(JSON.stringify(secrets));
  if (sealed === undefined) return err({ code: "connection.no-vault" });
  return ok({ line: { channel: channelOf(provider), settings: { provider, settings, limits } }, sealed });
}
