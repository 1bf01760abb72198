import type { JsonObject } from "@patchbay/base/json";
import { DAY } from "@patchbay/base/time";
import type { RunEvent, RunEventStore } from "@patchbay/ports/store/run-event-store";
import { jsonText } from "../json-text.ts";
import type { TenantContext } from "./tenant-context.ts";

const KEPT_MS = 90 * DAY;

interface Row {
  readonly id: string;
  readonly name: string;
  readonly key: string;
  readonly payload: JsonObject;
  readonly raised_at: Date;
}

export function postgresRunEventStore({ inTx }: TenantContext): RunEventStore {
  return {
    raise: ({ id, name, key, payload, at }) =>
      inTx(async (tx) => {
        await tx.runEvent.deleteMany({ where: { raisedAt: { lt: new Date(at - KEPT_MS) } } });
        await tx.$executeRaw`INSERT INTO run_event (id, name, key, payload, raised_at)
          VALUES (${id}, ${name}, ${key}, ${jsonText(payload)}::jsonb, ${new Date(at)}) ON CONFLICT DO NOTHING`;
      }),

    take: ({ run, effect, name, key, since }) =>
      inTx(async (tx) => {
        // Two branches of a run that want the same event: the key of `run_event_taken` gives it to one of them.
        await tx.$executeRaw`INSERT INTO run_event_taken (run_id, event_id, effect_key)
          SELECT ${run}, event.id, ${effect} FROM run_event event
          WHERE event.name = ${name} AND event.key = ${key} AND event.raised_at >= ${new Date(since)}
            AND NOT EXISTS (SELECT 1 FROM run_event_taken had WHERE had.run_id = ${run} AND had.event_id = event.id)
            AND NOT EXISTS (SELECT 1 FROM run_event_taken ours WHERE ours.effect_key = ${effect})
          ORDER BY event.raised_at, event.id LIMIT 1 ON CONFLICT DO NOTHING`;
        const [row] = await tx.$queryRaw<Row[]>`SELECT event.* FROM run_event_taken taken
          JOIN run_event event ON event.tenant_id = taken.tenant_id AND event.id = taken.event_id
          WHERE taken.effect_key = ${effect}`;
        return row && toEvent(row);
      }),
  };
}

function toEvent({ id, name, key, payload, raised_at }: Row): RunEvent {
  return { id, name, key, payload, at: raised_at.getTime() };
}
