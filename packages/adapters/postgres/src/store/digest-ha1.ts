import type { DigestHa1 } from "@patchbay/ports/secrets";

export const ha1Columns = ({ md5, sha256 }: DigestHa1) => ({ ha1: md5, ha1Sha256: sha256 ?? null });

export const toHa1 = ({ ha1, ha1Sha256 }: { readonly ha1: string; readonly ha1Sha256: string | null }): DigestHa1 => ({
  md5: ha1,
  ...(ha1Sha256 === null ? {} : { sha256: ha1Sha256 }),
});
