import { err, ok, type Result } from "@patchbay/base/result";
import type { CannedAnswer } from "@patchbay/domain/canned-answer";
import type { Chance } from "@patchbay/ports/chance";
import { type Acting, record } from "../acting.ts";

/** Without an id it is a new one. */
export const saveCannedAnswer =
  (acting: Acting & { readonly chance: Chance }) =>
  async (input: Omit<CannedAnswer, "id"> & { readonly id?: string }): Promise<CannedAnswer> => {
    const answer = { ...input, id: input.id ?? acting.chance.id() };
    await acting.stores.cannedAnswers.save(answer, acting.clock.now());
    await record(acting)("canned-answer.saved", answer.shortcut);
    return answer;
  };

export const removeCannedAnswer =
  (acting: Acting) =>
  async ({ id }: { readonly id: string }): Promise<Result<undefined, { readonly code: "canned-answer.not-found" }>> => {
    if (!(await acting.stores.cannedAnswers.remove(id))) return err({ code: "canned-answer.not-found" });
    await record(acting)("canned-answer.removed", id);
    return ok();
  };
