import { createServer } from "node:http";
import type { Stack } from "./engine/stack.ts";
import type { GuardCounts } from "./guard/source-guard.ts";

const HELP = {
  messagesIn: "SIP messages received",
  messagesOut: "SIP messages sent",
  malformed: "Messages that could not be read, and responses that belong to nothing",
  refused: "Requests refused without asking an application",
  retransmissions: "Repeated requests received",
  overload: "Requests refused because too much was pending",
  dialogsMade: "Dialogs made",
  ackTimeouts: "Calls ended because nobody acknowledged the answer",
  takenOver: "Dialogs taken over after a lost control connection",
  unclaimed: "Dialogs ended because no application came back",
} as const satisfies Record<keyof Stack["counters"], string>;

const GUARD_HELP = {
  dropped: "Requests of banned sources and scanners, dropped unread",
  limited: "Requests refused with 503 because their source, or all strangers together, were too fast",
  bans: "Bans of sources",
} as const satisfies Record<keyof GuardCounts, string>;

/** The counters and gauges in Prometheus' text format. */
export function metricsText(stack: Stack, guard: GuardCounts): string {
  const lines: string[] = [];
  for (const [name, help] of Object.entries(HELP)) {
    const metric = `sip_${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}_total`;
    lines.push(`# HELP ${metric} ${help}`, `# TYPE ${metric} counter`);
    lines.push(`${metric} ${stack.counters[name as keyof typeof HELP]}`);
  }
  for (const [name, help] of Object.entries(GUARD_HELP)) {
    lines.push(`# HELP sip_guard_${name}_total ${help}`, `# TYPE sip_guard_${name}_total counter`);
    lines.push(`sip_guard_${name}_total ${guard[name as keyof GuardCounts]}`);
  }
  for (const [metric, value] of Object.entries(gauges(stack)))
    lines.push(`# TYPE ${metric} gauge`, `${metric} ${value}`);
  return `${lines.join("\n")}\n`;
}

export function gauges(stack: Stack): Readonly<Record<string, number>> {
  return {
    sip_dialogs: stack.legs.size,
    sip_server_transactions: stack.serverByKey.size,
    sip_pending_requests: stack.serverById.size,
    sip_client_transactions: stack.clientById.size,
    sip_applications: stack.applications.size,
    sip_registered_flows: stack.flows.size,
  };
}

/** Serves `GET /metrics` and nothing else. Rejects when the port is taken. */
export function openMetricsServer(
  stack: Stack,
  guard: GuardCounts,
  at: { readonly host: string; readonly port: number },
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    if (request.method !== "GET" || request.url !== "/metrics") {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": "text/plain; version=0.0.4" }).end(metricsText(stack, guard));
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(at.port, at.host, () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : at.port;
      resolve({
        port,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            server.closeAllConnections();
          }),
      });
    });
  });
}
