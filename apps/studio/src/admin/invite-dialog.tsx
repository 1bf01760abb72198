"use client";
import { ROLES, type Role } from "@patchbay/domain/permission";
import { Button } from "@patchbay/ui/button.tsx";
import { Dialog } from "@patchbay/ui/dialog.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import { SecretText } from "./secret-text.tsx";

/** Makes an invitation and shows its link, to be sent to the person by whatever way one trusts. */
export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("admin.members");
  const words = useTranslations("shell");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("agent");
  const invite = useAction({
    run: () => client.member.invite.mutate({ email: email.trim(), role }),
    refresh: [trpc.member.list.queryFilter()],
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("invite")}
      closeLabel={words("close")}
      footer={
        invite.data ? (
          <Button kind="primary" onClick={onClose}>
            {words("close")}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{words("cancel")}</Button>
            <Button kind="primary" type="submit" form="invite" busy={invite.isPending}>
              {t("invite")}
            </Button>
          </>
        )
      }
    >
      {invite.data ? (
        <SecretText label={t("link")} text={invite.data.link} warning={t("linkHint", { email: invite.data.email })} />
      ) : (
        <form id="invite" onSubmit={submit} className="flex flex-col gap-4">
          <Field label={t("email")}>
            {(ids) => (
              <Input
                {...ids}
                type="email"
                required
                autoFocus
                value={email}
                onChange={(event) => setEmail(event.target.value)}
              />
            )}
          </Field>
          <Field label={t("role")}>
            {(ids) => (
              <Select
                {...ids}
                value={role}
                options={ROLES.map((item) => ({
                  value: item,
                  label: words(`roles.${item}`),
                  hint: t(`hints.${item}`),
                }))}
                onChange={(next) => setRole(next as Role)}
              />
            )}
          </Field>
        </form>
      )}
    </Dialog>
  );
}
