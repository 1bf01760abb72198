"use client";
import { Badge } from "@patchbay/ui/badge.tsx";
import { cx } from "@patchbay/ui/cx";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import { Tip } from "@patchbay/ui/tip.tsx";
import { PanelLeftClose, PanelLeftOpen } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useSession } from "../data/session.tsx";
import { useAlertNotice } from "../insight/alerts/use-alert-notice.ts";
import { useAlerts } from "../insight/alerts/use-alerts.ts";
import { Brand, BrandMark } from "./brand.tsx";
import { NAVIGATION, type NavigationItem } from "./navigation.ts";
import { TenantMenu } from "./tenant-menu.tsx";
import { UserMenu } from "./user-menu.tsx";

/** A drawing needs the width: on a flow's canvas the bar starts narrow. */
const NARROW_PAGES = /^\/flows\/.+/;

export function SideBar() {
  const t = useTranslations("shell");
  const me = useSession();
  const path = usePathname();
  const alerts = useAlerts({ raised: true }).data?.length ?? 0;
  useAlertNotice();
  const onCanvas = NARROW_PAGES.test(path);
  const [chosen, setChosen] = useState<{ readonly onCanvas: boolean; readonly narrow: boolean }>();
  const narrow = chosen?.onCanvas === onCanvas ? chosen.narrow : onCanvas;
  const sections = NAVIGATION.map((section) => ({
    ...section,
    items: section.items.filter((item) => me.permissions.includes(item.needs)),
  })).filter((section) => section.items.length > 0);

  return (
    <aside className={cx("flex shrink-0 flex-col border-r bg-ground", narrow ? "w-14" : "w-54")}>
      <div className={cx("flex h-13 items-center", narrow ? "justify-center" : "justify-between pr-2 pl-4")}>
        {narrow ? <BrandMark /> : <Brand />}
        {narrow ? null : (
          <IconButton
            label={t("collapse")}
            icon={<PanelLeftClose />}
            size="sm"
            side="right"
            onClick={() => setChosen({ onCanvas, narrow: true })}
          />
        )}
      </div>
      <div className={narrow ? "px-2 pb-2" : "px-3 pb-2"}>
        <TenantMenu narrow={narrow} />
      </div>
      <nav aria-label={t("navigation")} className="min-h-0 flex-1 overflow-y-auto px-2 pb-2">
        {sections.map((section) => (
          <div key={section.key} className={narrow ? "border-t py-2 first:border-t-0" : "pb-3"}>
            {narrow ? null : (
              <p className="px-2 pb-1 font-medium text-2xs text-ink-faint">{t(`sections.${section.key}`)}</p>
            )}
            <ul className="flex flex-col gap-px">
              {section.items.map((item) => (
                <li key={item.key}>
                  <NavigationLink
                    item={item}
                    title={t(`nav.${item.key}`)}
                    here={isHere(path, item.href)}
                    narrow={narrow}
                    count={item.key === "alerts" ? alerts : 0}
                  />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      {narrow ? (
        <div className="flex justify-center pb-1">
          <IconButton
            label={t("expand")}
            icon={<PanelLeftOpen />}
            side="right"
            onClick={() => setChosen({ onCanvas, narrow: false })}
          />
        </div>
      ) : null}
      <div className="border-t p-2">
        <UserMenu narrow={narrow} />
      </div>
    </aside>
  );
}

interface NavigationLinkProps {
  readonly item: NavigationItem;
  readonly title: string;
  readonly here: boolean;
  readonly narrow: boolean;
  /** So many things behind the link want to be seen. */
  readonly count: number;
}

function NavigationLink({ item, title, here, narrow, count }: NavigationLinkProps) {
  const t = useTranslations("shell");
  const Icon = item.icon;
  const link = (
    <Link
      href={item.href}
      aria-current={here ? "page" : undefined}
      aria-label={narrow ? title : undefined}
      className={cx(
        "relative flex h-8 items-center gap-2.5 rounded-md text-sm transition-colors",
        narrow ? "justify-center" : "px-2",
        here
          ? "bg-surface font-medium text-ink shadow-card before:absolute before:top-2 before:bottom-2 before:left-0 before:w-0.5 before:rounded-full before:bg-accent"
          : "text-ink-soft hover:bg-hover hover:text-ink",
      )}
    >
      <Icon className={cx("size-4 shrink-0", here ? "text-accent-ink" : "text-ink-faint")} aria-hidden="true" />
      {narrow ? null : <span className="truncate">{title}</span>}
      {count > 0 ? (
        <Badge tone="bad" className={narrow ? "absolute -top-1 -right-1" : "ml-auto"}>
          {count}
          <span className="sr-only">{t("count", { count })}</span>
        </Badge>
      ) : null}
    </Link>
  );
  return narrow ? (
    <Tip text={title} side="right">
      {link}
    </Tip>
  ) : (
    link
  );
}

function isHere(path: string, href: string): boolean {
  return path === href || path.startsWith(`${href}/`);
}
