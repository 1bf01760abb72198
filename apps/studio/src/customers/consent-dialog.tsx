"use client";
import { CONSENT_CHANNELS, CONSENT_PURPOSES, CONSENT_WAYS } from "@patchbay/domain/customer/consent";
import { Field } from "@patchbay/ui/field.tsx";
import { Segmented } from "@patchbay/ui/segmented.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { TextArea } from "@patchbay/ui/text-area.tsx";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Inputs } from "../data/outputs.ts";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import { FormDialog } from "../frame/form-dialog.tsx";

type Said = Omit<Inputs["customer"]["sayConsent"], "id">;

const FRESH: Said = { channel: "any", purpose: "marketing", given: false, how: "call", proof: "" };

/** Writes down what a customer said; it stands for good, and a later statement counts instead. */
export function ConsentDialog({ customer, onClose }: { readonly customer: string; readonly onClose: () => void }) {
  const t = useTranslations("customers.consent");
  const words = useTranslations("shell");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [said, setSaid] = useState(FRESH);
  const set = (change: object) => setSaid({ ...said, ...change });
  const save = useAction({
    run: () => client.customer.sayConsent.mutate({ id: customer, ...said }),
    refresh: [trpc.customer.consent.queryFilter(), trpc.customer.timeline.pathFilter()],
    done: words("saved"),
    onDone: onClose,
  });
  const choice = (key: "channel" | "purpose" | "how", options: readonly { value: string; label: string }[]) => (
    <Field label={t(key)}>
      {(ids) => <Select {...ids} value={said[key]} options={options} onChange={(value) => set({ [key]: value })} />}
    </Field>
  );
  return (
    <FormDialog title={t("add")} busy={save.isPending} onSubmit={() => save.mutate()} onClose={onClose}>
      <Segmented
        label={t("title")}
        value={said.given ? "given" : "refused"}
        options={(["refused", "given"] as const).map((value) => ({ value, label: t(value) }))}
        onChange={(value) => set({ given: value === "given" })}
      />
      <div className="grid grid-cols-3 gap-3">
        {choice(
          "channel",
          (["any", ...CONSENT_CHANNELS] as const).map((value) => ({ value, label: t(`channels.${value}`) })),
        )}
        {choice(
          "purpose",
          (["any", ...CONSENT_PURPOSES] as const).map((value) => ({ value, label: t(`purposes.${value}`) })),
        )}
        {choice(
          "how",
          CONSENT_WAYS.map((value) => ({ value, label: t(`ways.${value}`) })),
        )}
      </div>
      <Field label={t("proof")} hint={t("proofHint")} optional={words("optional")}>
        {(ids) => (
          <TextArea
            {...ids}
            rows={3}
            maxLength={2_000}
            value={said.proof}
            onChange={(e) => set({ proof: e.target.value })}
          />
        )}
      </Field>
    </FormDialog>
  );
}
