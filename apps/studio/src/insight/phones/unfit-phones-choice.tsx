"use client";
import { UNFIT_PHONES, type UnfitPhones } from "@patchbay/domain/phone-check";
import { Field } from "@patchbay/ui/field.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC, useTRPCClient } from "../../data/trpc.ts";
import { useAction } from "../../data/use-action.ts";

/** What happens to agents whose phone fails its check; for the whole organisation. */
export function UnfitPhonesChoice() {
  const t = useTranslations("workspace.phoneCheck");
  const words = useTranslations("shell");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const settings = useQuery(trpc.supervision.settings.queryOptions());
  const save = useAction({
    run: (unfitPhones: UnfitPhones) => client.supervision.saveSettings.mutate({ unfitPhones }),
    refresh: [trpc.supervision.settings.queryFilter(), trpc.phone.check.queryFilter()],
    done: words("saved"),
  });
  if (!settings.data) return null;
  return (
    <Field label={t("policy.label")}>
      {(ids) => (
        <Select
          {...ids}
          value={settings.data.unfitPhones}
          options={UNFIT_PHONES.map((value) => ({ value, label: t(`policy.${value}`) }))}
          onChange={(chosen) => save.mutate(chosen === "block" ? "block" : "warn")}
        />
      )}
    </Field>
  );
}
