"use client";
import type { Impact } from "@patchbay/engine/impact";
import { Badge } from "@patchbay/ui/badge.tsx";
import { useFormatter, useTranslations } from "next-intl";

const MOST_PLACES = 20;
/** Of a place; more are counted, not listed. */
const MOST_CALLS = 50;
const TONE = { same: "good", "other-way": "neutral", elsewhere: "bad", unknown: "lamp" } as const;

export interface ImpactPlacesProps {
  readonly flow: string;
  readonly impact: Impact;
  readonly labelOf: (node: string) => string;
}

/** Where calls part from the way that they took, most frequent first; each call opens its replay. */
export function ImpactPlaces({ flow, impact: { places, changed }, labelOf }: ImpactPlacesProps) {
  const t = useTranslations("flows.publish.impact");
  const format = useFormatter();
  const byPlace = Map.groupBy(changed, ({ differsAt }) => `${differsAt?.flow} ${differsAt?.node}`);
  return (
    <div>
      <h4 className="font-medium text-xs">{t("places")}</h4>
      <ul className="tabular max-h-60 overflow-y-auto text-xs">
        {places.slice(0, MOST_PLACES).map((place) => {
          const calls = byPlace.get(`${place.flow} ${place.node}`) ?? [];
          return (
            <li key={`${place.flow} ${place.node}`} className="border-b last:border-b-0">
              <details>
                <summary className="cursor-pointer py-1.5">
                  {labelOf(place.node)}: {t("calls", { count: place.calls })}
                </summary>
                <ul className="pb-1.5 pl-4">
                  {calls.slice(0, MOST_CALLS).map((call) => (
                    <li key={call.run} className="flex items-center gap-2 py-0.5">
                      <a
                        className="text-accent-ink hover:underline"
                        target="_blank"
                        rel="noreferrer"
                        href={`/flows/${encodeURIComponent(flow)}/replay?call=${encodeURIComponent(call.id)}`}
                      >
                        {format.dateTime(call.startedAt, { dateStyle: "short", timeStyle: "medium" })}
                      </a>
                      <Badge tone={TONE[call.fate]}>{t(`fates.${call.fate}`)}</Badge>
                      <span className="min-w-0 flex-1 truncate text-ink-soft">
                        {labelOf(call.endedAt ?? "")} → {labelOf(call.wouldEndAt ?? "")}
                      </span>
                    </li>
                  ))}
                </ul>
                {calls.length > MOST_CALLS ? (
                  <p className="pb-1.5 pl-4 text-ink-faint">{t("more", { count: calls.length - MOST_CALLS })}</p>
                ) : null}
              </details>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
