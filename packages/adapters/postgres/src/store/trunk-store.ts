import type { CallId } from "@patchbay/base/ids";
import type { LineRefusal } from "@patchbay/domain/trunk/may-take-line";
import type { CallerIdRule, NumberPlace, Trunk, TrunkRate } from "@patchbay/domain/trunk/trunk";
import type { TrunkHealth } from "@patchbay/domain/trunk/trunk-health";
import type { KnownTrunk, LineId, TrunkLine, TrunkStore } from "@patchbay/ports/store/trunk-store";
import type { TrunkLine as LineRow, Trunk as Row } from "../generated/client.ts";
import { jsonInput } from "../json-text.ts";
import { present } from "../present.ts";
import type { TenantContext } from "./tenant-context.ts";
import { callsNow, endLine, lineAnswered, linesInUse, readRules, takeLine } from "./trunk-lines.ts";

export function postgresTrunkStore({ tenant, inTx }: TenantContext): TrunkStore {
  return {
    list: () =>
      inTx(async (tx) =>
        (await tx.trunk.findMany({ orderBy: [{ position: "asc" }, { name: "asc" }] })).map(toKnownTrunk),
      ),

    save: ({ name, from, rates, username, channels, callsPerSecond, ...rest }, sealedPassword) =>
      inTx(async (tx) => {
        const data = {
          ...{ ...rest, sources: [...from], allowedPrefixes: [...rest.allowedPrefixes], rates: jsonInput(rates) },
          ...{ username: username ?? null, channels: channels ?? null, callsPerSecond: callsPerSecond ?? null },
          ...(sealedPassword === undefined ? {} : { sealedPassword }),
        };
        const where = { tenantId_name: { tenantId: tenant, name } };
        await tx.trunk.upsert({ where, create: { name, ...data }, update: data });
      }),

    remove: (name) => inTx(async (tx) => (await tx.trunk.deleteMany({ where: { name } })).count > 0),

    noteHealth: (name, health) =>
      inTx(async (tx) => {
        await tx.trunk.updateMany({ where: { name }, data: { health: jsonInput(health) } });
      }),

    rules: () => inTx(readRules),

    saveRules: (rules) =>
      inTx(async (tx) => {
        const data = { rules: jsonInput(rules) };
        await tx.lineRule.upsert({ where: { tenantId: tenant }, create: data, update: data });
      }),

    takeLine: (line, at) => inTx((tx) => takeLine(tx, line, at)),
    lineAnswered: (id, at) => inTx((tx) => lineAnswered(tx, id, at)),
    endLine: (id, at) => inTx((tx) => endLine(tx, id, at)),
    linesInUse: (trunk) => inTx((tx) => linesInUse(tx, trunk)),
    callsNow: () => inTx(callsNow),

    lines: ({ trunk, refused, limit }) =>
      inTx(async (tx) => {
        const where = { ...(trunk ? { trunk } : {}), ...(refused ? { refused: { not: null } } : {}) };
        return (await tx.trunkLine.findMany({ where, orderBy: { beganAt: "desc" }, take: limit })).map(toLine);
      }),
  };
}

function toKnownTrunk({ sealedPassword, health, ...row }: Row): KnownTrunk {
  const { tenantId: _, sources, numberIn, callerIdRule, rates, ...rest } = row;
  const trunk: Trunk = present({
    ...rest,
    from: sources,
    numberIn: numberIn as NumberPlace,
    callerIdRule: callerIdRule as CallerIdRule,
    rates: rates as unknown as readonly TrunkRate[],
  });
  return { trunk, health: health as TrunkHealth, ...(sealedPassword ? { sealedPassword } : {}) };
}

function toLine({ callId, beganAt, answeredAt, endedAt, refused, ...row }: LineRow): TrunkLine {
  const { tenantId: _, ...rest } = row;
  return present({
    ...rest,
    id: row.id as LineId,
    call: callId as CallId,
    beganAt: beganAt.getTime(),
    answeredAt: answeredAt?.getTime(),
    endedAt: endedAt?.getTime(),
    refused: refused as LineRefusal["code"] | null,
  });
}
