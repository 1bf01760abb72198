import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loginUrls } from "@patchbay/adapter-postgres/logins";
import { openPostgres } from "@patchbay/adapter-postgres/open-postgres";
import { systemChance } from "@patchbay/adapter-system/system-chance";
import { systemClock } from "@patchbay/adapter-system/system-clock";
import { Client } from "pg";
import { seedCompany } from "./company.ts";
import { DEMO_PASSWORD, emailOf } from "./people.ts";
import { empty } from "./world/empty.ts";
import { harbour } from "./world/harbour.ts";
import type { Company } from "./world/world.ts";
import { yunfan } from "./world/yunfan.ts";

export interface SeededWorld {
  readonly password: string;
  readonly tenants: readonly {
    readonly name: string;
    readonly accounts: readonly { readonly email: string; readonly role: string }[];
    readonly numbers: readonly { readonly number: string; readonly label: string }[];
  }[];
}

/**
 * Fills a migrated database: `demo` with two companies that have everything, `empty` with one tenant and its admin. Safe to run
 * at every start. Answers what to show people; for `empty` only the first time, with the admin's new password.
 */
export async function seed(
  ownerUrl: string,
  secret: string,
  world: "demo" | "empty",
): Promise<SeededWorld | undefined> {
  const spillDir = mkdtempSync(join(tmpdir(), "patchbay-seed-"));
  const postgres = await openPostgres({
    url: loginUrls(ownerUrl, secret).app,
    spillDir,
    clock: systemClock(),
    chance: systemChance(),
    connections: 2,
  });
  const owner = new Client({ connectionString: ownerUrl });
  try {
    await owner.connect();
    const companies = world === "demo" ? [harbour, yunfan] : [empty];
    const password = world === "demo" ? DEMO_PASSWORD : randomBytes(9).toString("base64url");
    const first = (await postgres.stores.directory.tenants()).length === 0;
    for (const company of companies) await seedCompany(owner, postgres.stores, company, password);
    return world === "demo" || first ? { password, tenants: companies.map(shown) } : undefined;
  } finally {
    await owner.end();
    await postgres.close();
    rmSync(spillDir, { recursive: true, force: true });
  }
}

function shown(company: Company): SeededWorld["tenants"][number] {
  return {
    name: company.name,
    accounts: company.people.map(({ login, role }) => ({ email: emailOf(company, login), role })),
    numbers: company.numbers.map(({ number, label }) => ({ number, label })),
  };
}
