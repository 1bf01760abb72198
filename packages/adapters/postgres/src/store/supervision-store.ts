import type { CallId, UserId } from "@patchbay/base/ids";
import type { Supervision, SupervisionSettings, SupervisionStore } from "@patchbay/ports/store/supervision-store";
import type { Supervision as Row } from "../generated/client.ts";
import { present } from "../present.ts";
import type { TenantContext } from "./tenant-context.ts";

export function postgresSupervisionStore({ tenant, inTx }: TenantContext): SupervisionStore {
  return {
    begin: ({ id, call, supervisor, how, beganAt, endedAt }) =>
      inTx(async (tx) => {
        const ended = endedAt === undefined ? {} : { endedAt: new Date(endedAt) };
        const data = { id, callId: call, supervisor, how, beganAt: new Date(beganAt), ...ended };
        await tx.supervision.createMany({ data, skipDuplicates: true });
      }),
    end: (id, at) =>
      inTx(async (tx) => {
        await tx.supervision.updateMany({ where: { id, endedAt: null }, data: { endedAt: new Date(at) } });
      }),
    ofCall: (callId) =>
      inTx(async (tx) => {
        const rows = await tx.supervision.findMany({ where: { callId }, orderBy: [{ beganAt: "asc" }, { id: "asc" }] });
        const ids = rows.map(({ supervisor }) => supervisor);
        const people = await tx.agent.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
        const names = new Map(people.map(({ id, name }) => [id, name]));
        return rows.map((row) => present({ ...toSupervision(row), name: names.get(row.supervisor) }));
      }),
    open: () =>
      inTx(async (tx) => {
        // The call's end ends it too, should its runtime never come back to say so.
        const rows = await tx.$queryRaw<Row[]>`
          SELECT s.tenant_id AS "tenantId", s.id, s.call_id AS "callId", s.supervisor, s.how, s.began_at AS "beganAt",
            s.ended_at AS "endedAt"
          FROM supervision s JOIN call c ON c.id = s.call_id WHERE s.ended_at IS NULL AND c.ended_at IS NULL`;
        return rows.map(toSupervision);
      }),
    settings: () =>
      inTx(async (tx) => {
        const row = await tx.supervisionSettings.findFirst();
        return {
          tellAgent: row?.tellAgent ?? false,
          unfitPhones: (row?.unfitPhones ?? "warn") as SupervisionSettings["unfitPhones"],
        };
      }),
    saveSettings: (settings) =>
      inTx(async (tx) => {
        await tx.supervisionSettings.upsert({ where: { tenantId: tenant }, create: settings, update: settings });
      }),
  };
}

function toSupervision(row: Row): Supervision {
  return present({
    id: row.id,
    call: row.callId as CallId,
    supervisor: row.supervisor as UserId,
    how: row.how as Supervision["how"],
    beganAt: row.beganAt.getTime(),
    endedAt: row.endedAt?.getTime(),
  });
}
