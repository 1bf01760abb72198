"use client";
import { Badge } from "@patchbay/ui/badge.tsx";
import { Button } from "@patchbay/ui/button.tsx";
import { Keys } from "@patchbay/ui/keys.tsx";
import { PhoneIncoming, PhoneOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTargetTitle } from "../call/use-target-title.ts";
import { useDesk } from "../desk/desk-context.tsx";
import type { Offer } from "../desk/desk-state.ts";
import { keysOf } from "../desk/shortcuts.ts";
import { shown } from "../desk/subject.ts";
import { useNow } from "../desk/use-now.ts";
import { useCustomer } from "../panels/use-customer.ts";
import { useQueueTitle } from "../panels/use-queue-title.ts";
import { clockText } from "../status/time-text.ts";

/** The screen-pop: who calls and why, before anything is answered. */
export function OfferCard({ offer }: { readonly offer: Offer }) {
  const t = useTranslations("workspace.offer");
  const now = useNow();
  const queueTitle = useQueueTitle();
  const customer = useCustomer(offer.customer).data?.customer;
  const { phone, act } = useDesk();
  const titleOf = useTargetTitle();
  const ringing = phone.state.phone.call?.stage === "ringing";
  const left = now === 0 ? 1 : Math.max(0, (offer.until - now) / Math.max(1, offer.until - offer.at));
  const data = Object.entries(offer.screen.data);
  return (
    <section
      aria-label={t("label")}
      data-offer={offer.offer}
      className="relative animate-appear overflow-hidden rounded-lg border border-lamp bg-lamp-soft text-lamp-ink"
    >
      <div className="flex flex-wrap items-center gap-x-5 gap-y-3 px-4 py-3">
        <span className="flex size-10 animate-lamp items-center justify-center rounded-full bg-lamp text-ink">
          <PhoneIncoming className="size-5 text-[oklch(0.2_0.03_70)]" aria-hidden="true" />
        </span>
        <div className="min-w-48">
          <p className="font-semibold text-ink text-lg" role="alert">
            {customer?.name ?? offer.from}
          </p>
          <p className="tabular text-ink-soft text-sm">
            {customer ? `${offer.from} · ` : ""}
            {queueTitle(offer.queue)}
            {offer.enteredAt !== undefined && now > 0 ? (
              <span data-waited> · {t("waited", { time: clockText(now - offer.enteredAt) })}</span>
            ) : null}
            {customer?.tier ? (
              <Badge tone="lamp" className="ml-2">
                {customer.tier}
              </Badge>
            ) : null}
          </p>
          {offer.by ? (
            <p className="text-ink-soft text-sm">{t("from", { name: titleOf(`agent:${offer.by}`) })}</p>
          ) : null}
        </div>
        <dl className="flex min-w-0 flex-1 flex-wrap gap-x-5 gap-y-1 text-ink">
          {data.map(([name, value]) => (
            <div key={name} className="min-w-0">
              <dt className="text-2xs text-ink-faint">{name}</dt>
              <dd className="truncate text-sm">{shown(value)}</dd>
            </div>
          ))}
        </dl>
        <span className="tabular text-sm" role="timer" aria-label={t("left")}>
          {now === 0 ? "" : clockText(offer.until - now)}
        </span>
        <div className="flex items-center gap-2">
          <Button kind="primary" size="lg" icon={<PhoneIncoming />} disabled={!ringing} onClick={act.answer}>
            {t("answer")}
            <Keys text={keysOf("answer")} />
          </Button>
          <Button size="lg" icon={<PhoneOff />} busy={act.busy === "decline"} onClick={act.decline}>
            {t("decline")}
          </Button>
        </div>
        {ringing ? null : <p className="w-full text-xs">{t("phoneComing")}</p>}
      </div>
      <div
        aria-hidden="true"
        className="absolute bottom-0 left-0 h-1 w-full origin-left bg-lamp transition-transform duration-1000 ease-linear"
        style={{ transform: `scaleX(${left})` }}
      />
    </section>
  );
}
