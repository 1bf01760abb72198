import type { CallId, UserId } from "@patchbay/base/ids";
import type { Json } from "@patchbay/base/json";
import { err, ok } from "@patchbay/base/result";
import { nextReviewStatus, type QualityAnswers, type QualityForm, type ReviewStatus } from "@patchbay/domain/quality";
import type { QualityReview, QualityStore } from "@patchbay/ports/store/quality-store";
import type { QualityForm as FormRow, QualityReview as Row } from "../generated/client.ts";
import { jsonInput, plainText } from "../json-text.ts";
import { present } from "../present.ts";
import type { TenantContext } from "./tenant-context.ts";

export function postgresQualityStore({ tenant, inTx }: TenantContext): QualityStore {
  return {
    forms: () => inTx(async (tx) => (await tx.qualityForm.findMany({ orderBy: { title: "asc" } })).map(toForm)),

    saveForm: ({ id, title, sections }, at) =>
      inTx(async (tx) => {
        const data = { title, sections: json(sections), changedAt: new Date(at) };
        const where = { tenantId_id: { tenantId: tenant, id } };
        await tx.qualityForm.upsert({ where, create: { id, ...data }, update: data });
      }),

    removeForm: (id) => inTx(async (tx) => (await tx.qualityForm.deleteMany({ where: { id } })).count > 0),

    give: ({ id, call, form, agent, reviewer, answers, comment, score, failed, reviewedAt }) =>
      inTx(async (tx) => {
        const who = { id, callId: call, formId: form.id, agentId: agent, reviewer };
        const what = { form: json(form), answers: json(answers), comment: plainText(comment), score, failed };
        const data = { ...who, ...what, status: "given", reviewedAt: new Date(reviewedAt) };
        const { count } = await tx.qualityReview.createMany({ data, skipDuplicates: true });
        return count > 0 ? ok() : err({ code: "quality.reviewed" });
      }),

    async find(id) {
      const row = await inTx((tx) => tx.qualityReview.findFirst({ where: { id } }));
      return row ? toReview(row) : undefined;
    },

    list: ({ call, agent, limit }) =>
      inTx(async (tx) => {
        const where = { ...(call ? { callId: call } : {}), ...(agent ? { agentId: agent } : {}) };
        const rows = await tx.qualityReview.findMany({ where, orderBy: { reviewedAt: "desc" }, take: limit });
        return rows.map(toReview);
      }),

    apply: (id, event, by, text, at) =>
      inTx(async (tx) => {
        const row = await tx.qualityReview.findFirst({ where: { id }, select: { status: true } });
        const status = row && nextReviewStatus(row.status as ReviewStatus, event);
        if (!row || !status) return false;
        const said = plainText(text);
        const replied = event.type === "accepted" || event.type === "appealed";
        const data = replied
          ? { status, reply: said, repliedAt: new Date(at) }
          : { status, verdict: said, settledBy: by, settledAt: new Date(at) };
        // Whoever comes second finds another status than the one judged by.
        return (await tx.qualityReview.updateMany({ where: { id, status: row.status }, data })).count > 0;
      }),
  };
}

const json = (value: unknown) => jsonInput(value as Json);

const toForm = ({ id, title, sections }: FormRow): QualityForm => ({
  ...{ id, title },
  sections: sections as unknown as QualityForm["sections"],
});

function toReview(row: Row): QualityReview {
  const optional = present({
    reply: row.reply,
    repliedAt: row.repliedAt?.getTime(),
    verdict: row.verdict,
    settledBy: row.settledBy as UserId | null,
    settledAt: row.settledAt?.getTime(),
  });
  return {
    ...{ id: row.id, call: row.callId as CallId, form: row.form as unknown as QualityForm },
    ...{ agent: row.agentId as UserId, reviewer: row.reviewer as UserId, comment: row.comment },
    ...{ answers: row.answers as QualityAnswers, score: row.score, failed: row.failed },
    ...{ status: row.status as ReviewStatus, reviewedAt: row.reviewedAt.getTime() },
    ...optional,
  };
}
