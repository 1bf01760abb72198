"use client";
import type { Impact } from "@patchbay/engine/impact";
import { useTranslations } from "next-intl";
import { ImpactCalls } from "./impact-calls.tsx";

const MOST_PLACES = 20;

export interface ImpactPlacesProps {
  readonly flow: string;
  readonly impact: Impact;
  readonly labelOf: (node: string) => string;
}

/** Where calls part from the way that they took, most frequent first, with their calls. */
export function ImpactPlaces({ flow, impact: { places, changed }, labelOf }: ImpactPlacesProps) {
  const t = useTranslations("flows.publish.impact");
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
                <ImpactCalls flow={flow} calls={calls} labelOf={labelOf} />
              </details>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
