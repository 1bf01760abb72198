"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { useTranslations } from "next-intl";
import type { Outputs } from "../../data/outputs.ts";
import { useSession } from "../../data/session.tsx";
import { isNewcomer } from "./is-newcomer.ts";
import { useGuideChoice } from "./use-guide-choice.ts";

export interface GuideOfferProps {
  readonly flows: Outputs["flow"]["list"];
  /** The guide is wanted: a flow for it is to be made. */
  readonly onBegin: () => void;
}

/** Offers the guided first flow to a newcomer, until it was taken or put aside once. */
export function GuideOffer({ flows, onBegin }: GuideOfferProps) {
  const t = useTranslations("flows.guide");
  const { user } = useSession();
  const [choice, setOpen] = useGuideChoice();
  if (choice !== undefined || !isNewcomer(flows, user.name)) return null;
  const begin = () => {
    setOpen(true);
    onBegin();
  };
  return (
    <Callout
      tone="info"
      title={t("offer")}
      action={
        <span className="flex shrink-0 items-center gap-2">
          <Button size="sm" kind="quiet" onClick={() => setOpen(false)}>
            {t("later")}
          </Button>
          <Button size="sm" onClick={begin}>
            {t("begin")}
          </Button>
        </span>
      }
    >
      <p>{t("offerHint")}</p>
    </Callout>
  );
}
