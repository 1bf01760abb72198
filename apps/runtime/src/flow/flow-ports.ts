import type { FlowPorts } from "@patchbay/ports/flow-ports";
import type { LiveCall } from "../call/live-call.ts";
import { customersPort, hoursPort, ticketsPort } from "./contact-ports.ts";
import { queuePort } from "./queue-port.ts";
import { transferPort } from "./transfer-port.ts";
import { voicePort } from "./voice-port.ts";

/** The world as the nodes of a flow see it, for one live call. */
export function flowPorts(call: LiveCall): FlowPorts {
  const voice = voicePort(call);
  const queue = queuePort(call);
  const transfer = transferPort(call);
  return {
    clock: call.world.clock,
    chance: call.world.chance,
    http: call.world.http,
    // These have legs, entries and recordings to put away when the customer goes: the call waits for them before it closes.
    voice: { ...voice, record: (request, context) => call.busy(voice.record(request, context)) },
    queue: { wait: (request, context) => call.busy(queue.wait(request, context)) },
    transfer: { toNumber: (request, context) => call.busy(transfer.toNumber(request, context)) },
    customers: customersPort(call),
    tickets: ticketsPort(call),
    hours: hoursPort(call),
  };
}
