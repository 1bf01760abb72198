import { err, type Result } from "@patchbay/base/result";
import type { Secrets } from "@patchbay/ports/secrets";
import type { MailLine, NumberBinding } from "@patchbay/ports/store/flow-store";
import type { TenantStores } from "@patchbay/ports/stores";
import type { Vault } from "@patchbay/ports/vault";
import { z } from "zod";
import { type Acting, record } from "../acting.ts";

const passwords = z.object({ imap: z.string(), smtp: z.string() });
export type MailPasswords = z.output<typeof passwords>;

type Sealing = Acting & { readonly secrets: Secrets; readonly vault: Vault };

/** An e-mail address of the tenant's: mail to it begins contacts. */
export const addMailLine =
  (acting: Sealing) =>
  async (input: {
    readonly label: string;
    readonly line: MailLine;
    readonly passwords: MailPasswords;
  }): Promise<Result<NumberBinding, { readonly code: "number.taken" } | { readonly code: "connection.no-vault" }>> => {
    const sealed = acting.vault.seal(JSON.stringify(input.passwords));
    if (sealed === undefined) return err({ code: "connection.no-vault" });
    const address = `mail_${acting.secrets.token(18)}`;
    const line = { channel: "email", settings: input.line } as const;
    const added = await acting.stores.flows.addLine(address, input.label, line, sealed);
    if (added.ok) await record(acting)("number.added", address);
    return added;
  };

/** A password that is not given stays as it is. */
export const saveMailLine =
  (acting: Sealing) =>
  async (input: {
    readonly address: string;
    readonly label: string;
    readonly line: MailLine;
    readonly passwords: Partial<MailPasswords>;
  }): Promise<
    Result<NumberBinding, { readonly code: "number.not-found" } | { readonly code: "connection.no-vault" }>
  > => {
    const kept = await mailPasswords(acting, input.address);
    if (!kept) return err({ code: "number.not-found" });
    const sealed = acting.vault.seal(JSON.stringify({ ...kept, ...input.passwords }));
    if (sealed === undefined) return err({ code: "connection.no-vault" });
    const line = { channel: "email", settings: input.line } as const;
    const saved = await acting.stores.flows.saveLine(input.address, input.label, line, sealed);
    if (saved.ok) await record(acting)("number.changed", input.address);
    return saved;
  };

/** Undefined: no such address, or sealed with a key that this installation no longer has. */
export async function mailPasswords(
  { stores, vault }: { readonly stores: TenantStores; readonly vault: Vault },
  address: string,
): Promise<MailPasswords | undefined> {
  const sealed = await stores.flows.openSecret(address);
  const opened = sealed && vault.open(sealed);
  const read = opened ? passwords.safeParse(JSON.parse(opened)) : undefined;
  return read?.success ? read.data : undefined;
}
