import type { UserId } from "@patchbay/base/ids";
import { SLA_CLOCKS, type SlaPolicy } from "@patchbay/domain/ticket/sla";
import type { TicketAction } from "@patchbay/domain/ticket/ticket-action";
import { FIELD_KINDS, type TicketField } from "@patchbay/domain/ticket/ticket-type";
import type { Macro, Trigger } from "@patchbay/domain/ticket/trigger";
import { z } from "zod";
import { id, longText, name, title } from "../inputs.ts";
import { ticketPriority } from "./create-ticket.ts";
import { ticketFilter, ticketStatus } from "./search-tickets.ts";

const HOUR = 3_600_000;
const key = z.string().regex(/^[\p{L}\p{N}_-]{1,60}$/u, "letters, digits, dash and underscore");
const statuses = z.array(ticketStatus).max(5);

const action = z.discriminatedUnion("do", [
  z.object({ do: z.literal("set-status"), status: ticketStatus }),
  z.object({ do: z.literal("set-priority"), priority: ticketPriority }),
  z.object({ do: z.literal("raise-priority") }),
  z.object({ do: z.literal("assign"), agent: id<UserId>().nullable() }),
  z.object({ do: z.literal("set-field"), field: key, value: z.json() }),
  z.object({ do: z.literal("comment"), text: longText.min(1), public: z.boolean() }),
  z.object({ do: z.literal("notify"), people: z.array(z.email()).min(1).max(20), text: longText }),
  z.object({ do: z.literal("send-webhook"), event: z.string().regex(/^[a-z0-9.-]{1,60}$/) }),
]) satisfies z.ZodType<TicketAction>;
const actions = z.array(action).min(1).max(20);

const field = z.object({
  key,
  title,
  kind: z.enum(FIELD_KINDS),
  options: z.array(title).max(100).default([]),
  requiredIn: statuses.default([]),
  public: z.boolean().default(false),
}) satisfies z.ZodType<TicketField>;

export const ticketType = z.object({
  name,
  title,
  description: longText.default(""),
  fields: z
    .array(field)
    .max(60)
    .default([])
    .refine((all) => new Set(all.map((one) => one.key)).size === all.length, "two fields have one key"),
  /** The flow that is its life; absent: the usual five statuses. */
  flow: z.string().max(80).optional(),
});

const target = z
  .number()
  .int()
  .min(60_000)
  .max(8_784 * HOUR);

export const slaPolicy = z.object({
  name,
  title,
  types: z.array(name).max(50).default([]),
  priorities: z.array(ticketPriority).max(4).default([]),
  tiers: z.array(title).max(50).default([]),
  calendar: name,
  targets: z.object({ "first-response": target.exactOptional(), resolution: target.exactOptional() }),
  pauseIn: statuses.default([]),
  warnAt: z.number().min(0.05).max(1).default(0.8),
  escalations: z
    .array(z.object({ on: z.enum(["warning", "breach"]), clock: z.enum(SLA_CLOCKS), actions }))
    .max(20)
    .default([]),
}) satisfies z.ZodType<SlaPolicy>;

export const trigger = z.object({
  name,
  title,
  active: z.boolean().default(true),
  on: z
    .array(
      z.enum([
        "created",
        "status-set",
        "priority-set",
        "assigned",
        "edited",
        "commented",
        "moved",
        "rated",
        "sla-passed",
      ]),
    )
    .min(1),
  condition: z.string().max(2_000).default(""),
  actions,
}) satisfies z.ZodType<Trigger>;

export const macro = z.object({ name, title, actions }) satisfies z.ZodType<Macro>;

export const ticketView = z.object({ name, title, filter: z.object(ticketFilter) });
