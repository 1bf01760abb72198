"use client";
import { cx } from "@patchbay/ui/cx";
import { Menu, MenuChoice } from "@patchbay/ui/menu.tsx";
import { say } from "@patchbay/ui/toaster.tsx";
import { ChevronsUpDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { auth } from "../data/auth.ts";
import { useSession } from "../data/session.tsx";

/** Which tenant one works in; a menu for members of several. */
export function TenantMenu({ narrow }: { readonly narrow: boolean }) {
  const t = useTranslations("shell");
  const { tenant, tenants } = useSession();

  const change = async (id: string) => {
    const { error } = await auth.organization.setActive({ organizationId: id });
    if (error) say.failed(t("tenantFailed"));
    // Everything on screen belonged to the other tenant: begin anew.
    else window.location.assign("/");
  };

  const face = (
    <>
      <span
        aria-hidden="true"
        className="flex size-6 shrink-0 items-center justify-center rounded-sm bg-accent-soft font-semibold text-2xs text-accent-ink"
      >
        {initials(tenant.name)}
      </span>
      {narrow ? null : <span className="min-w-0 flex-1 truncate text-left font-medium">{tenant.name}</span>}
    </>
  );
  const style = cx("flex h-9 w-full items-center gap-2 rounded-md text-sm", narrow ? "justify-center" : "px-1.5");
  if (tenants.length < 2) {
    return (
      <div className={style} title={tenant.name}>
        {face}
      </div>
    );
  }
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          aria-label={`${t("tenant")}: ${tenant.name}`}
          className={cx(style, "border bg-surface hover:border-line-strong")}
        >
          {face}
          {narrow ? null : <ChevronsUpDown className="size-3.5 text-ink-faint" aria-hidden="true" />}
        </button>
      }
    >
      <MenuChoice
        label={t("tenant")}
        value={tenant.id}
        options={tenants.map((item) => ({ value: item.id, label: item.name }))}
        onChange={change}
      />
    </Menu>
  );
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return words.length > 1 ? `${words[0]?.[0] ?? ""}${words[1]?.[0] ?? ""}`.toUpperCase() : name.slice(0, 2);
}
