"use client";
import type { Tile } from "@patchbay/ports/store/dashboard-store";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import { Popover } from "@patchbay/ui/popover.tsx";
import { Info } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useSession } from "../../data/session.tsx";
import { contactsAddress } from "../calls/metric-contacts.ts";
import { useMetrics } from "./use-metrics.ts";

/** How the number is defined, in which unit and zone, and the way to the contacts behind it. */
export function TileDefinition({ tile }: { readonly tile: Tile }) {
  const t = useTranslations("insight.dashboard");
  const { tenant } = useSession();
  const { byName, titleOf, formulaOf } = useMetrics();
  return (
    <Popover
      title={t("definition")}
      trigger={<IconButton size="sm" label={t("definition")} icon={<Info />} className="size-6! text-ink-faint" />}
    >
      <ul className="flex max-w-72 flex-col gap-3 text-sm">
        {tile.metrics.map((name) => (
          <li key={name} className="flex flex-col gap-1">
            <p className="font-medium">{titleOf(name)}</p>
            <p className="text-ink-soft">{formulaOf(name)}</p>
            <p className="text-2xs text-ink-faint">
              {t(`units.${(byName.get(name)?.unit ?? "count") as "count"}`)} · {tenant.timeZone}
            </p>
            {/* Contacts are read in the organisation that had them. */}
            {tile.organisations ? null : (
              <Link
                href={contactsAddress({ metric: name, range: tile.range, filters: tile.filters })}
                className="text-accent-ink text-xs underline"
              >
                {t("contacts")}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Popover>
  );
}
