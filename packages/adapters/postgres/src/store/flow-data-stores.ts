import type { CallId } from "@patchbay/base/ids";
import type { Json, JsonObject } from "@patchbay/base/json";
import type { MessageTemplate } from "@patchbay/ports/flow/message-port";
import type {
  Connection,
  ConnectionKind,
  ConnectionStore,
  DoNotCallEntry,
  DoNotCallStore,
  EffectStore,
  SurveyAnswer,
  SurveyStore,
  TemplateStore,
} from "@patchbay/ports/store/flow-data-stores";
import type { Prisma } from "../generated/client.ts";
import { jsonInput, jsonText } from "../json-text.ts";
import { present } from "../present.ts";
import { plainNumber, standingEntry } from "./do-not-call-rows.ts";
import type { TenantContext } from "./tenant-context.ts";

export function postgresDoNotCallStore({ inTx, clock }: TenantContext): DoNotCallStore {
  return {
    find: (number) =>
      inTx(async (tx) => {
        const row = await standingEntry(tx, number, clock.now());
        return row && toEntry(row);
      }),
    add: ({ number, reason, expiresAt }) =>
      inTx(async (tx) => {
        const data = {
          reason,
          addedAt: new Date(clock.now()),
          expiresAt: expiresAt === undefined ? null : new Date(expiresAt),
        };
        await tx.doNotCall.deleteMany({ where: { number: plainNumber(number) } });
        await tx.doNotCall.createMany({ data: { number: plainNumber(number), ...data }, skipDuplicates: true });
      }),
    remove: (number) =>
      inTx(async (tx) => {
        await tx.doNotCall.deleteMany({ where: { number: plainNumber(number) } });
      }),
    list: ({ limit, after }) =>
      inTx(async (tx) => {
        const where = after === undefined ? {} : { number: { gt: after } };
        return (await tx.doNotCall.findMany({ where, orderBy: { number: "asc" }, take: limit })).map(toEntry);
      }),
  };
}

function toEntry(row: Prisma.DoNotCallGetPayload<object>): DoNotCallEntry {
  const { number, reason } = row;
  return present({ number, reason, addedAt: row.addedAt.getTime(), expiresAt: row.expiresAt?.getTime() });
}

export function postgresConnectionStore({ inTx, clock }: TenantContext): ConnectionStore {
  return {
    list: () =>
      inTx(async (tx) => (await tx.connection.findMany({ orderBy: { kind: "asc" } })).map((row) => toConnection(row))),
    find: (kind) =>
      inTx(async (tx) => {
        const row = await tx.connection.findFirst({ where: { kind } });
        return row ? toConnection(row) : undefined;
      }),
    save: ({ kind, settings, sealed }) =>
      inTx(async (tx) => {
        const data = {
          settings: jsonInput(settings),
          changedAt: new Date(clock.now()),
          ...(sealed === undefined ? {} : { sealed }),
        };
        const { count } = await tx.connection.updateMany({ where: { kind }, data });
        if (count === 0) await tx.connection.createMany({ data: { kind, ...data } });
      }),
    remove: (kind) =>
      inTx(async (tx) => {
        await tx.connection.deleteMany({ where: { kind } });
      }),
  };
}

function toConnection(row: Prisma.ConnectionGetPayload<object>): Connection {
  return present({
    kind: row.kind as ConnectionKind,
    settings: row.settings as JsonObject,
    sealed: row.sealed,
    changedAt: row.changedAt.getTime(),
  });
}

export function postgresTemplateStore({ inTx, clock }: TenantContext): TemplateStore {
  return {
    list: () => inTx(async (tx) => (await tx.messageTemplate.findMany({ orderBy: { title: "asc" } })).map(toTemplate)),
    find: (name) =>
      inTx(async (tx) => {
        const row = await tx.messageTemplate.findFirst({ where: { name } });
        return row ? toTemplate(row) : undefined;
      }),
    save: ({ name, ...template }) =>
      inTx(async (tx) => {
        const data = { ...template, changedAt: new Date(clock.now()) };
        const { count } = await tx.messageTemplate.updateMany({ where: { name }, data });
        if (count === 0) await tx.messageTemplate.createMany({ data: { name, ...data } });
      }),
    remove: (name) =>
      inTx(async (tx) => {
        await tx.messageTemplate.deleteMany({ where: { name } });
      }),
  };
}

function toTemplate({
  name,
  title,
  channel,
  subject,
  body,
}: Prisma.MessageTemplateGetPayload<object>): MessageTemplate {
  return { name, title, channel: channel as MessageTemplate["channel"], subject, body };
}

export function postgresSurveyStore({ inTx }: TenantContext): SurveyStore {
  return {
    save: (key, { call, question, score, best, at }) =>
      inTx(async (tx) => {
        const data = { key, callId: call, question, score, best, at: new Date(at) };
        await tx.surveyAnswer.createMany({ data, skipDuplicates: true });
      }),
    ofCall: (callId) =>
      inTx(async (tx) => (await tx.surveyAnswer.findMany({ where: { callId }, orderBy: { at: "asc" } })).map(toAnswer)),
    search: ({ question, from, to, limit }) =>
      inTx(async (tx) => {
        const at = {
          ...(from === undefined ? {} : { gte: new Date(from) }),
          ...(to === undefined ? {} : { lt: new Date(to) }),
        };
        const where = { at, ...(question === undefined ? {} : { question }) };
        return (await tx.surveyAnswer.findMany({ where, orderBy: { at: "desc" }, take: limit })).map(toAnswer);
      }),
  };
}

function toAnswer({ callId, question, score, best, at }: Prisma.SurveyAnswerGetPayload<object>): SurveyAnswer {
  return { call: callId as CallId, question, score, best, at: at.getTime() };
}

export function postgresEffectStore({ inTx }: TenantContext): EffectStore {
  return {
    outcome: (key) =>
      inTx(async (tx) => (await tx.effectOutcome.findFirst({ where: { key } }))?.outcome as Json | undefined),
    keep: (key, outcome, at) =>
      inTx(async (tx) => {
        await tx.$executeRaw`INSERT INTO effect_outcome (key, outcome, at)
          VALUES (${key}, ${jsonText(outcome)}::jsonb, ${new Date(at)}) ON CONFLICT DO NOTHING`;
      }),
  };
}
