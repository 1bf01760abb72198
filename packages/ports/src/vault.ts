/** Keeps tenants' secrets unreadable where they are stored. The key belongs to the installation, never to the database. */
export interface Vault {
  /** Undefined when this installation has no key. */
  seal(secret: string): string | undefined;
  /** Undefined when it was sealed with another key, or changed since. */
  open(sealed: string): string | undefined;
}
