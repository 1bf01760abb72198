"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { PhoneIncoming, PhoneOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useDesk } from "../desk/desk-context.tsx";

/** A call to this phone that no queue offered: a colleague who consults or transfers. */
export function DirectCallCard({ party }: { readonly party: string }) {
  const t = useTranslations("workspace.offer");
  const { act } = useDesk();
  return (
    <section
      aria-label={t("label")}
      className="flex animate-appear flex-wrap items-center gap-4 rounded-lg border border-lamp bg-lamp-soft px-4 py-3"
    >
      <p className="min-w-48 flex-1 font-semibold text-ink text-lg" role="alert">
        {t("direct", { party })}
      </p>
      <Button kind="primary" size="lg" icon={<PhoneIncoming />} onClick={act.answer}>
        {t("answer")}
      </Button>
      <Button size="lg" icon={<PhoneOff />} onClick={act.decline}>
        {t("decline")}
      </Button>
    </section>
  );
}
