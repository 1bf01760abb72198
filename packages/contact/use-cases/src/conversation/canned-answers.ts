import { err, ok, type Result } from "@patchbay/base/result";
import type { CannedAnswer } from "@patchbay/domain/canned-answer";
import type { Chance } from "@patchbay/ports/chance";
import { type Acting, record } from "../acting.ts";

type NotFound = { readonly code: "canned-answer.not-found" };
/** Everybody's, or the own ones of whoever acts. Who edits one kind never reaches the other. */
export type AnswerKind = "shared" | "own";

/** Without an id it is a new one. */
export const saveCannedAnswer =
  (acting: Acting & { readonly chance: Chance }, kind: AnswerKind) =>
  async (
    input: Omit<CannedAnswer, "id" | "owner"> & { readonly id?: string },
  ): Promise<Result<CannedAnswer, NotFound>> => {
    const { stores, chance, clock } = acting;
    if (input.id !== undefined && !(await isOf(acting, kind, input.id)))
      return err({ code: "canned-answer.not-found" });
    const answer = { ...input, id: input.id ?? chance.id(), ...(kind === "own" ? { owner: acting.by } : {}) };
    await stores.cannedAnswers.save(answer, clock.now());
    if (kind === "shared") await record(acting)("canned-answer.saved", answer.shortcut);
    return ok(answer);
  };

export const removeCannedAnswer =
  (acting: Acting, kind: AnswerKind) =>
  async ({ id }: { readonly id: string }): Promise<Result<undefined, NotFound>> => {
    const removed = (await isOf(acting, kind, id)) && (await acting.stores.cannedAnswers.remove(id));
    if (!removed) return err({ code: "canned-answer.not-found" });
    if (kind === "shared") await record(acting)("canned-answer.removed", id);
    return ok();
  };

/** Everybody's and one's own; never those of a colleague. */
export const listCannedAnswers =
  ({ stores, by }: Pick<Acting, "stores" | "by">) =>
  async (): Promise<readonly CannedAnswer[]> =>
    (await stores.cannedAnswers.list()).filter(({ owner }) => owner === undefined || owner === by);

async function isOf({ stores, by }: Pick<Acting, "stores" | "by">, kind: AnswerKind, id: string): Promise<boolean> {
  const found = await stores.cannedAnswers.find(id);
  return found !== undefined && found.owner === (kind === "own" ? by : undefined);
}
