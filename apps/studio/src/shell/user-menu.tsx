"use client";
import type { Locale } from "@patchbay/base/text";
import { cx } from "@patchbay/ui/cx";
import { Menu, MenuChoice, MenuItem, MenuSeparator } from "@patchbay/ui/menu.tsx";
import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { auth } from "../data/auth.ts";
import { useSession } from "../data/session.tsx";
import type { Theme } from "../i18n/preferences.ts";
import { usePreferences } from "../i18n/use-preferences.ts";

export function UserMenu({ narrow }: { readonly narrow: boolean }) {
  const t = useTranslations("shell");
  const { user, role } = useSession();
  const { locale, theme, setLocale, setTheme } = usePreferences();

  const signOut = async () => {
    await auth.signOut();
    window.location.assign("/sign-in");
  };

  return (
    <Menu
      align="start"
      side="top"
      trigger={
        <button
          type="button"
          aria-label={narrow ? `${t("account")}: ${user.name}` : undefined}
          className={cx(
            "flex w-full items-center gap-2 rounded-md py-1 text-left hover:bg-hover",
            narrow ? "justify-center" : "px-1.5",
          )}
        >
          <span
            aria-hidden="true"
            className="flex size-7 shrink-0 items-center justify-center rounded-full bg-press font-medium text-ink-soft text-xs"
          >
            {user.name.slice(0, 1).toUpperCase()}
          </span>
          {narrow ? null : (
            <span className="min-w-0 flex-1">
              <span className="sr-only">{t("account")}: </span>
              <span className="block truncate font-medium text-sm leading-4">{user.name}</span>
              <span className="block truncate text-2xs text-ink-faint leading-4">{t(`roles.${role}`)}</span>
            </span>
          )}
        </button>
      }
    >
      <p className="max-w-56 truncate px-2 pt-1.5 pb-1 text-ink-faint text-xs">{user.email}</p>
      <MenuSeparator />
      <MenuChoice
        label={t("language")}
        value={locale}
        options={[
          { value: "en", label: "English" },
          { value: "zh", label: "简体中文" },
        ]}
        onChange={(value) => setLocale(value as Locale)}
      />
      <MenuSeparator />
      <MenuChoice
        label={t("theme")}
        value={theme}
        options={[
          { value: "system", label: t("themes.system") },
          { value: "light", label: t("themes.light") },
          { value: "dark", label: t("themes.dark") },
        ]}
        onChange={(value) => setTheme(value as Theme)}
      />
      <MenuSeparator />
      <MenuItem icon={<LogOut />} onSelect={signOut}>
        {t("signOut")}
      </MenuItem>
    </Menu>
  );
}
