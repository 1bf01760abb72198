import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** A visitor's token says who they are at one address: a random name and our signature under it. */
export interface VisitorTokens {
  issue(address: string): { readonly visitor: string; readonly token: string };
  /** The visitor's name; undefined for what we did not sign. */
  read(address: string, token: string): string | undefined;
}

export function visitorTokens(secret: string): VisitorTokens {
  const sign = (address: string, visitor: string) =>
    createHmac("sha256", secret).update(`chat visitor\0${address}\0${visitor}`).digest("base64url");
  return {
    issue(address) {
      const visitor = randomBytes(18).toString("base64url");
      return { visitor, token: `${visitor}.${sign(address, visitor)}` };
    },
    read(address, token) {
      const [visitor = "", signature = "", ...rest] = token.split(".");
      const [given, due] = [Buffer.from(signature), Buffer.from(sign(address, visitor))];
      const isOurs = rest.length === 0 && given.length === due.length && timingSafeEqual(given, due);
      return isOurs ? visitor : undefined;
    },
  };
}
