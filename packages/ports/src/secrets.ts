/** Secrets and their fingerprints as a port, because the core may not import the platform's cryptography. */
export interface Secrets {
  /** This many random bytes from a cryptographic source, as base64url. */
  token(bytes: number): string;
  /** SHA-256 of the UTF-8 text, lower-case hex: what is kept of an API key. */
  sha256(text: string): string;
  /** MD5 of `username:realm:password`, lower-case hex: the HA1 of SIP digest (RFC 3261 §22.4); good for nothing else. */
  digestHa1(username: string, realm: string, password: string): string;
}
