import { expect, it } from "vitest";
import { systemSecrets } from "./system-secrets.ts";

it("hashes as the standards' examples do", () => {
  // FIPS 180-4 example "abc"; RFC 2617 §3.5 for the user Mufasa.
  expect(systemSecrets.sha256("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  expect(systemSecrets.digestHa1("Mufasa", "testrealm@host.com", "Circle Of Life").md5).toBe(
    "939e7578ed9e3c518a452acee763bce9",
  );
  expect(systemSecrets.digestHa1("a", "b", "c").sha256).toBe(systemSecrets.sha256("a:b:c"));
});

it("gives tokens that differ and can stand in a URL", () => {
  const tokens = Array.from({ length: 100 }, () => systemSecrets.token(24));
  expect(new Set(tokens).size).toBe(100);
  for (const token of tokens) expect(token).toMatch(/^[A-Za-z0-9_-]{32}$/);
});
