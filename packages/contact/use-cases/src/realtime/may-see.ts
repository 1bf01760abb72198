import type { UserId } from "@patchbay/base/ids";
import type { Permission } from "@patchbay/domain/permission";
import type { TenantEvent } from "@patchbay/wire/tenant-event";

type EventType = TenantEvent["type"];

/** Which permission an event of a tenant needs. A new event does not compile until it stands here. */
const NEEDS = {
  "call.started": "call:read",
  "call.ended": "call:read",
  "phone.replaced": "agent:self",
  "run.at": "flow:read",
  "run.ended": "flow:read",
  "queue.changed": "queue:read",
  "agent.changed": "agent:read",
  "offer.made": "agent:self",
  "offer.ended": "agent:self",
  "conversation.changed": "agent:self",
  "supervision.changed": "call:supervise",
  "chat.changed": "call:read",
  "chat.message": "call:read",
  "chat.typing": "call:read",
  "ticket.changed": "ticket:read",
  "recording.ready": "recording:listen",
  "flow.changed": "flow:read",
  "alert.changed": "metric:read",
  "trunk.changed": "trunk:read",
  "line.refused": "trunk:read",
  "webhook.changed": "integration:manage",
  "flow.event": "call:read",
  "event.raised": "call:read",
} as const satisfies Record<EventType, Permission>;

/** May they hear of this event? What rings on one agent's desk is for that agent, and for those who manage agents. */
export function maySee(
  event: TenantEvent,
  viewer: { readonly by: UserId; readonly permissions: readonly Permission[] },
): boolean {
  const needed = NEEDS[event.type];
  if (needed !== "agent:self" || !("agent" in event)) return viewer.permissions.includes(needed);
  if (viewer.permissions.includes("agent:manage")) return true;
  return event.agent === viewer.by && viewer.permissions.includes(needed);
}
