"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { Building2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { auth } from "../data/auth.ts";
import type { Outputs } from "../data/outputs.ts";

/** Signed in, but not yet at work anywhere: choose one of one's organisations, or hear that there is none. */
export function NoTenant({ me }: { readonly me: Outputs["session"]["me"] }) {
  const t = useTranslations("shell");
  const enter = async (organizationId: string) => {
    await auth.organization.setActive({ organizationId });
    window.location.assign("/");
  };
  const leave = async () => {
    await auth.signOut();
    window.location.assign("/sign-in");
  };
  return (
    <main className="flex min-h-screen flex-col items-center justify-center">
      <EmptyState
        icon={<Building2 />}
        title={me.tenants.length === 0 ? t("noTenant") : t("chooseTenant")}
        action={
          <div className="flex flex-col gap-2">
            {me.tenants.map((tenant) => (
              <Button key={tenant.id} kind="primary" onClick={() => enter(tenant.id)}>
                {tenant.name}
              </Button>
            ))}
            <Button onClick={leave}>{t("signOut")}</Button>
          </div>
        }
      >
        {me.user.email}
      </EmptyState>
    </main>
  );
}
