import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** What the operator's Prometheus reads of this process. */
export interface Measures {
  readonly registry: Registry;
  /** Seconds from a request's head to its answer's end, by route (not by address: ids would make a series each). */
  readonly requests: Histogram<"method" | "route" | "status">;
  readonly malformedEvents: Counter;
  readonly deliveries: Counter<"outcome">;
}

export function createMeasures(openSockets: () => number): Measures {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: "patchbay_sockets",
    help: "Open WebSockets",
    registers: [registry],
    collect() {
      this.set(openSockets());
    },
  });
  return {
    registry,
    requests: new Histogram({
      name: "patchbay_http_request_seconds",
      help: "Time to answer HTTP requests",
      labelNames: ["method", "route", "status"],
      buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
      registers: [registry],
    }),
    malformedEvents: new Counter({
      name: "patchbay_malformed_events_total",
      help: "Bus messages that were no event",
      registers: [registry],
    }),
    deliveries: new Counter({
      name: "patchbay_webhook_deliveries_total",
      help: "Webhook delivery attempts",
      labelNames: ["outcome"],
      registers: [registry],
    }),
  };
}
