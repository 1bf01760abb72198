import type { TenantId } from "@patchbay/base/ids";
import { journalContract } from "./journal.contract.ts";
import { fakeJournal } from "./journal.fake.ts";

journalContract("fakeJournal", async () => ({
  journal: fakeJournal(),
  tenant: "tenant-one" as TenantId,
  otherTenant: "tenant-two" as TenantId,
}));
