import type { RuleShelf } from "@patchbay/ports/store/ticket-rule-store";
import type { TenantStores } from "@patchbay/ports/stores";
import type { Acting } from "@patchbay/use-cases/acting";
import { record } from "@patchbay/use-cases/acting";
import { listTicketTypes, saveTicketType } from "@patchbay/use-cases/ticket/save-ticket-type";
import { saveTrigger } from "@patchbay/use-cases/ticket/save-trigger";
import { z } from "zod";
import { RefusedError, unwrap } from "../failure.ts";
import { given } from "../given.ts";
import { name } from "../inputs.ts";
import { may, router } from "../procedures.ts";
import { macro, slaPolicy, ticketType, ticketView, trigger } from "./rule-inputs.ts";

type Rules = TenantStores["ticketRules"];
const which = z.object({ name });

async function saved<Rule extends { readonly name: string }>(
  acting: Acting,
  kind: string,
  shelf: RuleShelf<Rule>,
  rule: Rule,
) {
  await shelf.save(rule);
  await record(acting)(`ticket-${kind}.saved`, rule.name);
  return rule;
}

const removal = (kind: string, shelfOf: (rules: Rules) => RuleShelf<{ readonly name: string }>) =>
  may("ticket:arrange")
    .input(which)
    .mutation(async ({ ctx, input }) => {
      if (!(await shelfOf(ctx.stores.ticketRules).remove(input.name)))
        throw new RefusedError({ code: "ticket.rule-not-found" });
      await record(ctx)(`ticket-${kind}.removed`, input.name);
    });

export const ticketTypeRouter = router({
  list: may("ticket:read").query(({ ctx }) => listTicketTypes(ctx)()),
  save: may("ticket:arrange")
    .input(ticketType)
    .mutation(async ({ ctx, input }) => unwrap(await saveTicketType(ctx)(input))),
  remove: removal("type", ({ types }) => types),
});

export const slaPolicyRouter = router({
  list: may("ticket:read").query(({ ctx }) => ctx.stores.ticketRules.policies.list()),
  save: may("ticket:arrange")
    .input(slaPolicy)
    .mutation(async ({ ctx, input }) => {
      if (!(await ctx.stores.library.calendar(input.calendar))) throw new RefusedError({ code: "ticket.no-calendar" });
      return saved(ctx, "policy", ctx.stores.ticketRules.policies, input);
    }),
  remove: removal("policy", ({ policies }) => policies),
});

export const triggerRouter = router({
  list: may("ticket:read").query(({ ctx }) => ctx.stores.ticketRules.triggers.list()),
  save: may("ticket:arrange")
    .input(trigger)
    .mutation(async ({ ctx, input }) => unwrap(await saveTrigger(ctx)(input))),
  remove: removal("trigger", ({ triggers }) => triggers),
});

export const macroRouter = router({
  list: may("ticket:read").query(({ ctx }) => ctx.stores.ticketRules.macros.list()),
  save: may("ticket:arrange")
    .input(macro)
    .mutation(({ ctx, input }) => saved(ctx, "macro", ctx.stores.ticketRules.macros, input)),
  remove: removal("macro", ({ macros }) => macros),
});

export const ticketViewRouter = router({
  list: may("ticket:read").query(({ ctx }) => ctx.stores.ticketRules.views.list()),
  save: may("ticket:edit")
    .input(ticketView)
    .mutation(({ ctx, input }) =>
      saved(ctx, "view", ctx.stores.ticketRules.views, { ...input, filter: given(input.filter) }),
    ),
  remove: may("ticket:edit")
    .input(which)
    .mutation(async ({ ctx, input }) => {
      if (!(await ctx.stores.ticketRules.views.remove(input.name)))
        throw new RefusedError({ code: "ticket.rule-not-found" });
    }),
});
