"use client";
import { PEOPLE_ONLY, type Permission } from "@patchbay/domain/permission";
import { Button } from "@patchbay/ui/button.tsx";
import { Checkbox } from "@patchbay/ui/checkbox.tsx";
import { Dialog } from "@patchbay/ui/dialog.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useSession } from "../data/session.tsx";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import { SecretText } from "./secret-text.tsx";

/** Makes a key that may do what is ticked, at most what one may do oneself; shows it once. */
export function NewKeyDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("admin.integration");
  const words = useTranslations("shell");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { permissions } = useSession();
  const [name, setName] = useState("");
  const [given, setGiven] = useState<readonly Permission[]>([]);
  const create = useAction({
    run: () => client.apiKey.create.mutate({ name: name.trim(), permissions: [...given] }),
    refresh: [trpc.apiKey.list.queryFilter()],
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("newKey")}
      closeLabel={words("close")}
      footer={
        create.data ? (
          <Button kind="primary" onClick={onClose}>
            {words("close")}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{words("cancel")}</Button>
            <Button
              kind="primary"
              type="submit"
              form="new-key"
              busy={create.isPending}
              disabled={name.trim() === "" || given.length === 0}
            >
              {t("create")}
            </Button>
          </>
        )
      }
    >
      {create.data ? (
        <SecretText label={t("key")} text={create.data.secret} warning={t("once")} />
      ) : (
        <form id="new-key" onSubmit={submit} className="flex flex-col gap-4">
          <Field label={t("name")} hint={t("nameHint")}>
            {(ids) => (
              <Input
                {...ids}
                autoFocus
                value={name}
                maxLength={200}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
          <fieldset>
            <legend className="pb-1.5 font-medium text-ink-soft text-xs">{t("permissions")}</legend>
            <div className="grid grid-cols-2 gap-1.5">
              {permissions
                .filter((permission) => !PEOPLE_ONLY.includes(permission))
                .map((permission) => (
                  <Checkbox
                    key={permission}
                    checked={given.includes(permission)}
                    onChange={(on) =>
                      setGiven(on ? [...given, permission] : given.filter((item) => item !== permission))
                    }
                  >
                    {t(`may.${permission}`)}
                  </Checkbox>
                ))}
            </div>
          </fieldset>
        </form>
      )}
    </Dialog>
  );
}
