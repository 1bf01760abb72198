"use client";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Server } from "./mailbox-draft.ts";

const SECURITY = ["tls", "starttls", "none"] as const;

export interface ServerFieldsProps {
  readonly title: string;
  readonly server: Server;
  readonly password: string;
  /** It has a password already. */
  readonly keeps: boolean;
  readonly onChange: (change: Partial<Server>) => void;
  readonly onPassword: (password: string) => void;
  readonly children?: ReactNode;
}

/** Where a mail server is, and who we are there. */
export function ServerFields({ title, server, password, keeps, onChange, onPassword, children }: ServerFieldsProps) {
  const t = useTranslations("mailboxes");
  return (
    <fieldset className="rounded-md border p-3">
      <legend className="px-1 font-medium text-sm">{title}</legend>
      <div className="grid gap-3 sm:grid-cols-3">
        <Field label={t("host")}>
          {(ids) => (
            <Input
              {...ids}
              value={server.host}
              spellCheck={false}
              onChange={(e) => onChange({ host: e.target.value.trim() })}
            />
          )}
        </Field>
        <Field label={t("port")}>
          {(ids) => (
            <Input
              {...ids}
              type="number"
              min={1}
              max={65_535}
              value={server.port}
              onChange={(e) => onChange({ port: Math.trunc(e.target.valueAsNumber || 0) })}
            />
          )}
        </Field>
        <Field label={t("security")}>
          {(ids) => (
            <Select
              {...ids}
              value={server.security}
              options={SECURITY.map((value) => ({ value, label: t(`securities.${value}`) }))}
              onChange={(value) => onChange({ security: value as Server["security"] })}
            />
          )}
        </Field>
        <Field label={t("user")}>
          {(ids) => (
            <Input
              {...ids}
              value={server.user}
              autoComplete="off"
              spellCheck={false}
              onChange={(e) => onChange({ user: e.target.value })}
            />
          )}
        </Field>
        <Field label={t("password")}>
          {(ids) => (
            <Input
              {...ids}
              type="password"
              value={password}
              autoComplete="new-password"
              placeholder={keeps ? t("passwordKept") : ""}
              onChange={(e) => onPassword(e.target.value)}
            />
          )}
        </Field>
        {children}
      </div>
    </fieldset>
  );
}
