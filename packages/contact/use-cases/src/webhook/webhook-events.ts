import type { TenantEvent } from "@patchbay/wire/tenant-event";

type EventType = TenantEvent["type"];

/**
 * Which events leave the house by webhook. What only lights up screens (each node of each run, each ring of an
 * offer) stays inside: it would flood receivers, and the tenant's screens have it anyway.
 */
const SENT = {
  "call.started": true,
  "call.ended": true,
  "recording.ready": true,
  "ticket.changed": true,
  "queue.changed": true,
  "agent.changed": true,
  "flow.changed": true,
  "alert.changed": true,
  "trunk.changed": true,
  "line.refused": true,
  "webhook.changed": false,
  "flow.event": true,
  "phone.replaced": false,
  "event.raised": false,
  "run.at": false,
  "run.ended": false,
  "offer.made": false,
  "offer.ended": false,
  "conversation.changed": false,
  "supervision.changed": false,
  "chat.changed": true,
  "chat.message": false,
  "chat.typing": false,
} as const satisfies Record<EventType, boolean>;

export type WebhookEvent = { [Type in EventType]: (typeof SENT)[Type] extends true ? Type : never }[EventType];

export const WEBHOOK_EVENTS = (Object.keys(SENT) as EventType[]).filter(isWebhookEvent);

export function isWebhookEvent(type: EventType): type is WebhookEvent {
  return SENT[type];
}
