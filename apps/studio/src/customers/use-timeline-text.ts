import type { TextChannel } from "@patchbay/domain/conversation";
import { useTranslations } from "next-intl";
import type { Outputs } from "../data/outputs.ts";
import { useContactText } from "../insight/calls/use-contact-text.ts";

export type TimelineRow = Outputs["customer"]["timeline"]["entries"][number];

interface TimelineText {
  readonly title: string;
  readonly note?: string | undefined;
  readonly href?: string;
}

/** An entry of the timeline in the reader's words. */
export function useTimelineText(): (entry: TimelineRow) => TimelineText {
  const t = useTranslations("customers");
  const history = useTranslations("workspace.history");
  const outcomes = useTranslations("insight.outcomes");
  const text = useContactText();
  const outcome = (code: string | undefined) =>
    code && (outcomes.has(code as "failed") ? outcomes(code as "failed") : text.disposition(code));
  return ({ kind, id, what, channel, about }) => {
    switch (kind) {
      case "call":
        return { title: history(`call.${what as "inbound"}`), note: outcome(about), href: `/calls/${id}` };
      case "conversation":
        return { title: text.channel({ channel: channel as TextChannel }), note: outcome(about), href: `/calls/${id}` };
      case "ticket":
        return {
          title: about ?? "",
          note: history.has(`ticket.${what}` as "ticket.open") ? history(`ticket.${what}` as "ticket.open") : what,
        };
      case "attempt":
        return { title: t("timeline.attempt", { campaign: about ?? "" }), note: what };
      case "survey":
        return { title: t("timeline.survey", { question: what }), note: about, href: `/calls/${id}` };
      case "consent":
        return {
          title: t(`consent.${what as "given"}`),
          note: `${t(`consent.channels.${channel as "any"}`)} · ${t(`consent.purposes.${about as "any"}`)}`,
        };
      case "merge":
        return { title: t(`timeline.${what as "merged"}`, { name: about ?? "" }) };
    }
  };
}
