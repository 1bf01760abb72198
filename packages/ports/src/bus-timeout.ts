import type { Millis } from "@patchbay/base/time";

/** Nobody answered a request on the bus in time. */
export class BusTimeout extends Error {
  override readonly name = "BusTimeout";

  constructor(topic: string, timeoutMs: Millis) {
    super(`no answer on ${topic} within ${timeoutMs} ms`);
  }
}
