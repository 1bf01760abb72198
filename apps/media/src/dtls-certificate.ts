import { createHash, X509Certificate } from "node:crypto";
import type { Fingerprint } from "@patchbay/rtp/sdp";
import { CipherContext, HashAlgorithm, NamedCurveAlgorithm, SignatureAlgorithm } from "werift";

/** The certificate of this process: self-signed, as WebRTC wants it; the fingerprint in SDP is what vouches for it. */
export interface DtlsCertificate {
  readonly certPem: string;
  readonly keyPem: string;
  readonly signatureHash: { readonly hash: number; readonly signature: number };
  readonly fingerprint: Fingerprint;
}

export async function makeCertificate(): Promise<DtlsCertificate> {
  const made = await CipherContext.createSelfSignedCertificateWithKey(
    { signature: SignatureAlgorithm.ecdsa_3, hash: HashAlgorithm.sha256_4 },
    NamedCurveAlgorithm.secp256r1_23,
  );
  const der = new X509Certificate(made.certPem).raw;
  return { ...made, fingerprint: { algorithm: "sha-256", value: fingerprintOf(der, "sha-256") ?? "" } };
}

/** A certificate's fingerprint as SDP writes it (RFC 8122 §5); undefined for hashes that are not to be trusted. */
export function fingerprintOf(der: Uint8Array, algorithm: string): string | undefined {
  const hash = { "sha-256": "sha256", "sha-384": "sha384", "sha-512": "sha512" }[algorithm];
  if (hash === undefined) return undefined;
  const digest = createHash(hash).update(der).digest("hex").toUpperCase();
  return digest.replace(/..(?!$)/g, "$&:");
}
