import type { CallId, TenantId, UserId } from "@patchbay/base/ids";
import { runtimeTopic } from "@patchbay/ports/bus";
import { fakeBus } from "@patchbay/ports/bus.fake";
import { BusTimeout } from "@patchbay/ports/bus-timeout";
import type { TenantStores } from "@patchbay/ports/stores";
import { describe, expect, it } from "vitest";
import { commandCall } from "./command-call.ts";

const call = "c-1" as CallId;
const stores = (record: object | undefined) =>
  ({ tenant: "t" as TenantId, calls: { find: async () => record } }) as unknown as TenantStores;
const supervisor = { by: "sue" as UserId, permissions: ["agent:manage"] as const };
const running = { id: call, runtime: "r-1" };

describe("a command to a call", () => {
  it("is refused for a call that ended, or never was", async () => {
    const to = (record: object | undefined) =>
      commandCall({ stores: stores(record), bus: fakeBus(), ...supervisor })({ type: "re-attach", call });
    expect(await to(undefined)).toEqual({ ok: false, error: { code: "call.not-found" } });
    expect(await to({ ...running, endedAt: 5 })).toEqual({ ok: false, error: { code: "call.ended" } });
  });

  it("says that the runtime is unreachable when nobody answers for it", async () => {
    const silent = { ...fakeBus(), request: () => Promise.reject(new BusTimeout("runtime.r-1", 8_000)) };
    const answer = await commandCall({ stores: stores(running), bus: silent, ...supervisor })({
      type: "re-attach",
      call,
    });
    expect(answer).toEqual({ ok: false, error: { code: "call.unreachable" } });
  });

  it("throws on an answer that is none: that is a bug, not an outcome", async () => {
    const bus = fakeBus();
    bus.serve(runtimeTopic("r-1"), async () => ({ fine: true }));
    const asked = commandCall({ stores: stores(running), bus, ...supervisor })({ type: "re-attach", call });
    await expect(asked).rejects.toThrow();
  });
});
