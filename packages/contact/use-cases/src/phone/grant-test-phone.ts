import type { ProgramHash } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import type { Diagnostic } from "@patchbay/flow-model/diagnostic";
import type { Secrets } from "@patchbay/ports/secrets";
import type { FlowNotFound } from "@patchbay/ports/store/flow-store";
import type { TestPhoneStore } from "@patchbay/ports/store/test-phone-store";
import type { TenantRow } from "@patchbay/ports/stores";
import type { Acting } from "../acting.ts";
import { type Compiling, compileFlow } from "../flow/compile-flow.ts";
import { PHONE_CREDENTIALS_HOLD, type PhoneCredentials, phoneDomain } from "./phone-address.ts";

export type GrantTestPhoneError =
  | FlowNotFound
  | { readonly code: "flow.version-not-found"; readonly version: number }
  | { readonly code: "flow.has-problems"; readonly diagnostics: readonly Diagnostic[] };

/** `target` is the SIP address that runs the flow when it is called with these credentials. */
export type TestPhoneCredentials = PhoneCredentials & { readonly target: string };

const NAME_BYTES = 12;
const PASSWORD_BYTES = 24;

/** A phone for the studio that can call one flow: a published version, or the draft as it stands now. */
export const grantTestPhone =
  (
    acting: Acting &
      Compiling & { readonly secrets: Secrets; readonly tenant: TenantRow; readonly testPhones: TestPhoneStore },
  ) =>
  async (input: {
    readonly flow: string;
    readonly version?: number | undefined;
  }): Promise<Result<TestPhoneCredentials, GrantTestPhoneError>> => {
    const { secrets, clock, tenant, by } = acting;
    const program = await programToCall(acting, input.flow, input.version);
    if (!program.ok) return program;

    const realm = phoneDomain(tenant.slug);
    const username = `test-${secrets.token(NAME_BYTES)}`;
    const password = secrets.token(PASSWORD_BYTES);
    const expiresAt = clock.now() + PHONE_CREDENTIALS_HOLD;
    await acting.testPhones.grant({
      username,
      realm,
      ha1: secrets.digestHa1(username, realm, password),
      by,
      flow: input.flow,
      ...(input.version === undefined ? {} : { version: input.version }),
      program: program.value,
      expiresAt,
    });
    const uri = `sip:${username}@${realm}`;
    return ok({ wsUrl: "/sip", uri, username, password, realm, expiresAt, target: uri });
  };

async function programToCall(
  acting: Compiling,
  flow: string,
  version: number | undefined,
): Promise<Result<ProgramHash, GrantTestPhoneError>> {
  const { flows } = acting.stores;
  const draft = await flows.draft(flow);
  if (!draft) return err({ code: "flow.not-found" });
  if (version !== undefined) {
    const published = (await flows.versions(flow)).find((item) => item.version === version);
    return published ? ok(published.hash) : err({ code: "flow.version-not-found", version });
  }
  const compiled = await compileFlow(acting)(draft.document);
  if (!compiled.ok) return err({ code: "flow.has-problems", diagnostics: compiled.error });
  await flows.keepProgram(compiled.value.hash, compiled.value.program);
  return ok(compiled.value.hash);
}
