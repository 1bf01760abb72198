import { err, ok, type Result } from "@patchbay/base/result";
import type { QualityForm } from "@patchbay/domain/quality";
import type { Chance } from "@patchbay/ports/chance";
import { type Acting, record } from "../acting.ts";

/** Without an id it is a new one. Reviews that were given keep the form as it was. */
export const saveQualityForm =
  (acting: Acting & { readonly chance: Chance }) =>
  async (input: Omit<QualityForm, "id"> & { readonly id?: string }): Promise<QualityForm> => {
    const form = { ...input, id: input.id ?? acting.chance.id() };
    await acting.stores.quality.saveForm(form, acting.clock.now());
    await record(acting)("quality-form.saved", form.title);
    return form;
  };

export const removeQualityForm =
  (acting: Acting) =>
  async ({ id }: { readonly id: string }): Promise<Result<undefined, { readonly code: "quality.form-not-found" }>> => {
    if (!(await acting.stores.quality.removeForm(id))) return err({ code: "quality.form-not-found" });
    await record(acting)("quality-form.removed", id);
    return ok();
  };
