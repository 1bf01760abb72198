import type { UserId } from "@patchbay/base/ids";
import { ROLE_PERMISSIONS } from "@patchbay/domain/permission";
import type { TenantEvent } from "@patchbay/wire/tenant-event";
import { describe, expect, it } from "vitest";
import { maySee } from "./may-see.ts";

const base = { at: 1, tenant: "t" };
const ringing: TenantEvent = { ...base, type: "offer.ended", agent: "ann", offer: "o", call: "c", how: "missed" };
const draft: TenantEvent = { ...base, type: "flow.changed", flow: "main", change: "draft-saved" };
const viewer = (by: string, role: keyof typeof ROLE_PERMISSIONS) => ({
  by: by as UserId,
  permissions: ROLE_PERMISSIONS[role],
});

describe("who may hear of an event", () => {
  it("keeps an agent's offers from other agents and from analysts", () => {
    expect(maySee(ringing, viewer("ann", "agent"))).toBe(true);
    expect(maySee(ringing, viewer("bob", "agent"))).toBe(false);
    expect(maySee(ringing, viewer("ann", "analyst"))).toBe(false);
    expect(maySee(ringing, viewer("bob", "supervisor"))).toBe(true);
  });

  it("keeps drafts from those who may not read flows", () => {
    expect(maySee(draft, viewer("ann", "agent"))).toBe(false);
    expect(maySee(draft, viewer("ann", "analyst"))).toBe(true);
  });
});
