import type { FlowPorts } from "@patchbay/ports/flow-ports";
import type { LiveCall } from "../call/live-call.ts";
import { customersPort, hoursPort, ticketsPort } from "./contact-ports.ts";
import { queuePort } from "./queue-port.ts";
import { transferPort } from "./transfer-port.ts";
import { voicePort } from "./voice-port.ts";

/** The world as the nodes of a flow see it, for one live call. */
export function flowPorts(call: LiveCall): FlowPorts {
  return {
    clock: call.world.clock,
    chance: call.world.chance,
    http: call.world.http,
    voice: voicePort(call),
    queue: queuePort(call),
    transfer: transferPort(call),
    customers: customersPort(call),
    tickets: ticketsPort(call),
    hours: hoursPort(call),
  };
}
