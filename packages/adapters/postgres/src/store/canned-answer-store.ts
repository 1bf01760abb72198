import type { CannedAnswer } from "@patchbay/domain/canned-answer";
import type { CannedAnswerStore } from "@patchbay/ports/store/canned-answer-store";
import type { CannedAnswer as Row } from "../generated/client.ts";
import { plainText } from "../json-text.ts";
import { present } from "../present.ts";
import type { TenantContext } from "./tenant-context.ts";

export function postgresCannedAnswerStore({ tenant, inTx }: TenantContext): CannedAnswerStore {
  return {
    list: () => inTx(async (tx) => (await tx.cannedAnswer.findMany({ orderBy: { shortcut: "asc" } })).map(toAnswer)),

    find: (id) =>
      inTx(async (tx) => {
        const row = await tx.cannedAnswer.findFirst({ where: { id } });
        return row ? toAnswer(row) : undefined;
      }),

    save: ({ id, language, owner, teams, queues, ...words }, at) =>
      inTx(async (tx) => {
        const { shortcut, title, body } = words;
        const text = { shortcut: plainText(shortcut), title: plainText(title), body: plainText(body) };
        const place = { language: language ?? null, owner: owner ?? null, teams: [...teams], queues: [...queues] };
        const data = { ...text, ...place, changedAt: new Date(at) };
        const where = { tenantId_id: { tenantId: tenant, id } };
        await tx.cannedAnswer.upsert({ where, create: { id, ...data }, update: data });
      }),

    remove: (id) => inTx(async (tx) => (await tx.cannedAnswer.deleteMany({ where: { id } })).count > 0),
  };
}

const toAnswer = ({ tenantId: _, changedAt: __, language, ...answer }: Row): CannedAnswer =>
  present({ ...answer, language: language as CannedAnswer["language"] | null });
