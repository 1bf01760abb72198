import type { RuleShelf, TicketRuleStore } from "@patchbay/ports/store/ticket-rule-store";
import { jsonInput } from "../json-text.ts";
import type { TenantContext } from "./tenant-context.ts";

export function postgresTicketRuleStore(context: TenantContext): TicketRuleStore {
  return {
    types: shelf(context, "type"),
    policies: shelf(context, "policy"),
    triggers: shelf(context, "trigger"),
    macros: shelf(context, "macro"),
    views: shelf(context, "view"),
  };
}

/** Rules were checked on their way in: what is read is what was written. */
function shelf<Rule extends { readonly name: string }>({ inTx, tenant }: TenantContext, kind: string): RuleShelf<Rule> {
  const order = [{ place: "asc" }, { name: "asc" }] as const;
  return {
    list: () =>
      inTx(async (tx) => {
        const rows = await tx.ticketRule.findMany({ where: { kind }, orderBy: [...order] });
        return rows.map(({ rule }) => rule as unknown as Rule);
      }),
    find: (name) =>
      inTx(async (tx) => {
        const row = await tx.ticketRule.findFirst({ where: { kind, name } });
        return row ? (row.rule as unknown as Rule) : undefined;
      }),
    save: (rule) =>
      inTx(async (tx) => {
        const { _max } = await tx.ticketRule.aggregate({ where: { kind }, _max: { place: true } });
        const value = jsonInput(rule);
        const where = { tenantId_kind_name: { tenantId: tenant, kind, name: rule.name } };
        const create = { kind, name: rule.name, place: (_max.place ?? 0) + 1, rule: value };
        await tx.ticketRule.upsert({ where, create, update: { rule: value } });
      }),
    remove: (name) => inTx(async (tx) => (await tx.ticketRule.deleteMany({ where: { kind, name } })).count > 0),
  };
}
