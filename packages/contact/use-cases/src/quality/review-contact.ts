import type { CallId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import { type AnswersProblem, answersProblem, type QualityAnswers, scoreOf } from "@patchbay/domain/quality";
import type { Chance } from "@patchbay/ports/chance";
import { type Acting, record } from "../acting.ts";

export type ReviewContactError =
  | AnswersProblem
  | { readonly code: "call.not-found" }
  | { readonly code: "quality.form-not-found" }
  | { readonly code: "quality.no-agent" }
  | { readonly code: "quality.reviewed" };

/** Judges a contact by a form, once for each reviewer; the agent who had it may answer. */
export const reviewContact =
  (acting: Acting & { readonly chance: Chance }) =>
  async (input: {
    readonly call: CallId;
    readonly form: string;
    readonly answers: QualityAnswers;
    readonly comment: string;
  }): Promise<Result<undefined, ReviewContactError>> => {
    const { stores, by, clock, chance } = acting;
    const [call, forms] = await Promise.all([stores.calls.find(input.call), stores.quality.forms()]);
    if (!call) return err({ code: "call.not-found" });
    if (!call.agent) return err({ code: "quality.no-agent" });
    const form = forms.find(({ id }) => id === input.form);
    if (!form) return err({ code: "quality.form-not-found" });
    const problem = answersProblem(form, input.answers);
    if (problem) return err(problem);
    const { score, failed } = scoreOf(form, input.answers);
    const given = await stores.quality.give({
      ...{ id: chance.id(), call: call.id, form, agent: call.agent, reviewer: by, reviewedAt: clock.now() },
      ...{ answers: input.answers, comment: input.comment, score, failed },
    });
    if (!given.ok) return given;
    await record(acting)("quality.reviewed", call.id, { form: form.title, agent: call.agent, score, failed });
    return ok();
  };
