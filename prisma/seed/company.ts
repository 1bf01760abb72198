import type { TenantId, UserId } from "@patchbay/base/ids";
import type { Stores, TenantStores } from "@patchbay/ports/stores";
import type { Client } from "pg";
import { seedFlows } from "./flows.ts";
import { personId, seedPeople } from "./people.ts";
import type { Company } from "./world/world.ts";

/** Everything of one company, each part only where it is missing: what people changed since stays. */
export async function seedCompany(owner: Client, stores: Stores, company: Company, password: string): Promise<void> {
  await seedPeople(owner, company, password);
  await seedRows(owner, company);
  const own = stores.of(company.slug as TenantId);
  await seedTrunks(own, company);
  await seedQueues(own, company);
  await seedLibrary(own, company);
  await seedScreens(own, company);
  await seedFlows(own, company);
}

/** What has no store method to make it: break reasons belong to the operator. */
async function seedRows(owner: Client, company: Company): Promise<void> {
  await owner.query("BEGIN");
  await owner.query("SELECT set_config('app.tenant_id', $1, true)", [company.slug]);
  for (const [position, reason] of company.breakReasons.entries()) {
    await owner.query(
      "INSERT INTO break_reason (tenant_id, code, title_en, title_zh, position) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
      [company.slug, reason.code, reason.en, reason.zh, position],
    );
  }
  await owner.query("COMMIT");
}

async function seedTrunks({ trunks }: TenantStores, company: Company): Promise<void> {
  const known = new Set((await trunks.list()).map(({ trunk }) => trunk.name));
  for (const trunk of company.trunks) if (!known.has(trunk.name)) await trunks.save(trunk);
}

async function seedQueues(own: TenantStores, company: Company): Promise<void> {
  const known = new Set((await own.queues.list()).map((queue) => queue.name));
  for (const { members, ...queue } of company.queues) {
    if (known.has(queue.name)) continue;
    const { id } = await own.queues.save(queue);
    await own.queues.setMembers(
      id,
      members.map((login) => personId(company, login) as UserId),
    );
  }
  for (const person of company.people) {
    const id = personId(company, person.login) as UserId;
    const agent = await own.agents.find(id);
    if (person.skills && agent?.skills.length === 0) await own.agents.setSkills(id, person.skills);
  }
}

async function seedLibrary(own: TenantStores, company: Company): Promise<void> {
  for (const calendar of company.calendars) {
    if (!(await own.library.calendar(calendar.name))) await own.library.saveCalendar(calendar);
  }
  for (const script of company.scripts) {
    if (!(await own.library.script(script.name))) await own.library.saveScript(script);
  }
  for (const [index, article] of company.articles.entries()) {
    const id = `${company.slug}-article-${index + 1}`;
    if (!(await own.library.article(id))) await own.library.saveArticle({ ...article, id });
  }
  for (const customer of company.customers) {
    const by = { externalId: customer.externalId ?? "" };
    if (!(await own.customers.findBy(by))) await own.customers.create(customer);
  }
}

async function seedScreens(own: TenantStores, company: Company): Promise<void> {
  const dashboards = new Set((await own.dashboards.list()).map((dashboard) => dashboard.title));
  const by = personId(company, "admin") as UserId;
  for (const { title, tiles } of company.dashboards) {
    if (!dashboards.has(title)) await own.dashboards.create(title, tiles, by);
  }
}
