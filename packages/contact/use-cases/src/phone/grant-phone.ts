import type { Secrets } from "@patchbay/ports/secrets";
import type { TenantRow } from "@patchbay/ports/stores";
import type { Acting } from "../acting.ts";
import { PHONE_CREDENTIALS_HOLD, type PhoneCredentials, phoneDomain } from "./phone-address.ts";

const PASSWORD_BYTES = 24;

/** New credentials for the agent's own browser phone; registering with them replaces the phone in another tab. */
export const grantPhone =
  ({ stores, clock, by, secrets, tenant }: Acting & { readonly secrets: Secrets; readonly tenant: TenantRow }) =>
  async (): Promise<PhoneCredentials> => {
    const realm = phoneDomain(tenant.slug);
    const username = by;
    const password = secrets.token(PASSWORD_BYTES);
    const expiresAt = clock.now() + PHONE_CREDENTIALS_HOLD;
    const ha1 = secrets.digestHa1(username, realm, password);
    await stores.phones.grant({ user: by, username, realm, ha1, expiresAt });
    return { wsUrl: "/sip", uri: `sip:${username}@${realm}`, username, password, realm, expiresAt };
  };
