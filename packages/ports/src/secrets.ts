/** Secrets and their fingerprints as a port, because the core may not import the platform's cryptography. */
export interface Secrets {
  /** This many random bytes from a cryptographic source, as base64url. */
  token(bytes: number): string;
  /** SHA-256 of the UTF-8 text, lower-case hex: what is kept of an API key. */
  sha256(text: string): string;
  digestHa1(username: string, realm: string, password: string): Required<DigestHa1>;
}

/**
 * All that is kept of a phone's password: the HA1 of SIP digest for each algorithm (hash of `username:realm:password`,
 * lower-case hex; RFC 3261 §22.4, RFC 8760). Good for nothing else.
 */
export interface DigestHa1 {
  readonly md5: string;
  /** Missing of passwords that were given out before it was kept. */
  readonly sha256?: string;
}
