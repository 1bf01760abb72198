import type { Json } from "@patchbay/base/json";
import { err, ok } from "@patchbay/base/result";
import { nextAgentState } from "@patchbay/domain/agent";
import type { WorkingRules } from "@patchbay/domain/routing/working-rules";
import type { Agent, AgentStore } from "@patchbay/ports/store/agent-store";
import { Prisma } from "../generated/client.ts";
import { jsonInput } from "../json-text.ts";
import { lockAgent, moveAgent } from "./agent-moves.ts";
import { readAgents, WHO_TAKES_CONTACTS } from "./agent-rows.ts";
import type { TenantContext } from "./tenant-context.ts";

export function postgresAgentStore({ tenant, inTx, clock }: TenantContext): AgentStore {
  return {
    list: () => inTx((tx) => readAgents(tx, WHO_TAKES_CONTACTS, clock.now())),

    async find(id) {
      const [agent] = await inTx((tx) => readAgents(tx, Prisma.sql`a.id = ${id}`, clock.now()));
      return agent;
    },

    apply: (id, event, at) =>
      inTx(async (tx) => {
        const before = await lockAgent(tx, id);
        if (!before) return err({ code: "agent.not-found" });
        const next = nextAgentState(before.state, event, at);
        if (!next.ok) return next;
        if (next.value !== before.state) await moveAgent(tx, id, before, next.value, at);
        const [agent] = await readAgents(tx, Prisma.sql`a.id = ${id}`, at);
        return ok(agent as Agent);
      }),

    expire: (at) =>
      inTx(async (tx) => {
        const due = await tx.$queryRaw<{ id: Agent["id"] }[]>`
          SELECT id FROM agent WHERE lease_end <= ${new Date(at)} AND removed_at IS NULL
          ORDER BY id FOR UPDATE SKIP LOCKED`;
        const moved: string[] = [];
        for (const { id } of due) {
          const before = await lockAgent(tx, id);
          const next = before && nextAgentState(before.state, { type: "tick" }, at);
          if (!before || !next?.ok || next.value === before.state) continue;
          await moveAgent(tx, id, before, next.value, at);
          moved.push(id);
        }
        return moved.length === 0 ? [] : readAgents(tx, Prisma.sql`a.id = ANY(${moved})`, at);
      }),

    setSkills: (id, skills) =>
      inTx(async (tx) => {
        await tx.agent.updateMany({
          where: { id },
          data: { skills: jsonInput(skills.map((skill) => ({ ...skill }))), revision: { increment: 1 } },
        });
      }),

    setWork: (id, { team, rules }) =>
      inTx(async (tx) => {
        const work = rules === undefined ? Prisma.DbNull : jsonInput(asJson(rules));
        await tx.agent.updateMany({ where: { id }, data: { team: team ?? null, work, revision: { increment: 1 } } });
      }),

    teams: () =>
      inTx(async (tx) => {
        const rows = await tx.team.findMany({ orderBy: { name: "asc" } });
        return rows.map(({ name, work }) => ({ name, rules: work as WorkingRules }));
      }),

    saveTeam: ({ name, rules }) =>
      inTx(async (tx) => {
        const work = jsonInput(asJson(rules));
        const where = { tenantId_name: { tenantId: tenant, name } };
        await tx.team.upsert({ where, create: { name, work }, update: { work } });
      }),

    breakReasons: () =>
      inTx(async (tx) => {
        const rows = await tx.breakReason.findMany({ orderBy: [{ position: "asc" }, { code: "asc" }] });
        return rows.map((row) => ({ code: row.code, title: { en: row.titleEn, zh: row.titleZh } }));
      }),
  };
}

const asJson = (rules: WorkingRules) => rules as unknown as Json;
