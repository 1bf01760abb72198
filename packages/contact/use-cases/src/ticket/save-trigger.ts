import { err, ok, type Result } from "@patchbay/base/result";
import type { Trigger } from "@patchbay/domain/ticket/trigger";
import { type ExpressionError, parseExpression } from "@patchbay/expression/expression";
import { type Acting, record } from "../acting.ts";

/** A condition that cannot be read would never hold: it is refused. */
export const saveTrigger =
  (acting: Acting) =>
  async (
    trigger: Trigger,
  ): Promise<Result<Trigger, { readonly code: "ticket.bad-condition"; readonly why: ExpressionError["code"] }>> => {
    const condition = trigger.condition.trim();
    const parsed = condition === "" ? ok() : parseExpression(condition);
    if (!parsed.ok) return err({ code: "ticket.bad-condition", why: parsed.error.code });
    await acting.stores.ticketRules.triggers.save(trigger);
    await record(acting)("ticket-trigger.saved", trigger.name);
    return ok(trigger);
  };
