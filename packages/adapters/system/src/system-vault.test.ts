import { expect, it } from "vitest";
import { systemVault } from "./system-vault.ts";

const vault = systemVault("a".repeat(32));

it("gives back what was sealed, and seals the same differently each time", () => {
  const sealed = [vault.seal("pass 密码"), vault.seal("pass 密码")];
  expect(sealed.map((text) => vault.open(text ?? ""))).toEqual(["pass 密码", "pass 密码"]);
  expect(sealed[0]).not.toBe(sealed[1]);
  expect(sealed[0]).not.toContain("pass");
});

it("opens nothing that was sealed by another key, changed or never sealed", () => {
  const sealed = vault.seal("secret") ?? "";
  expect(systemVault("b".repeat(32)).open(sealed)).toBeUndefined();
  const last = sealed.at(-2) === "A" ? "B" : "A";
  expect(vault.open(`${sealed.slice(0, -2)}${last}${sealed.at(-1)}`)).toBeUndefined();
  for (const text of ["", "v1.", "v1.AAAA", "v2.AAAA", "secret"]) expect(vault.open(text)).toBeUndefined();
});

it("seals nothing without a key", () => {
  expect(systemVault("").seal("secret")).toBeUndefined();
  expect(systemVault("").open(vault.seal("secret") ?? "")).toBeUndefined();
});
