import { hashPassword } from "better-auth/crypto";
import type { Client } from "pg";
import type { Company } from "./world/world.ts";

export const DEMO_PASSWORD = "patchbay-demo";

export const personId = (company: Company, login: string): string => `${company.slug}-${login}`;
export const emailOf = (company: Company, login: string): string => `${login}@${company.slug}.demo`;

/**
 * Sign-in's own rows: users with a password, the organization, its members. Tenant and agent rows follow by the database's
 * triggers. As the owner; rows that are there already stay as people changed them.
 */
export async function seedPeople(owner: Client, company: Company, password: string): Promise<void> {
  const metadata = JSON.stringify({ timeZone: company.timeZone, language: company.language });
  await owner.query(
    `INSERT INTO auth.organization ("id", "name", "slug", "createdAt", "metadata") VALUES ($1, $2, $3, now(), $4)
     ON CONFLICT DO NOTHING`,
    [company.slug, company.name, company.slug, metadata],
  );
  const hash = await hashPassword(password);
  for (const person of company.people) {
    const id = personId(company, person.login);
    await owner.query(
      `INSERT INTO auth."user" ("id", "name", "email", "emailVerified") VALUES ($1, $2, $3, true) ON CONFLICT DO NOTHING`,
      [id, person.name, emailOf(company, person.login)],
    );
    await owner.query(
      `INSERT INTO auth.account ("id", "accountId", "providerId", "userId", "password", "updatedAt")
       VALUES ($1, $1, 'credential', $1, $2, now()) ON CONFLICT DO NOTHING`,
      [id, hash],
    );
    await owner.query(
      `INSERT INTO auth.member ("id", "organizationId", "userId", "role", "createdAt") VALUES ($1, $2, $1, $3, now())
       ON CONFLICT DO NOTHING`,
      [id, company.slug, person.role],
    );
  }
}
