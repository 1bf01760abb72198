"use client";
import { Segmented } from "@patchbay/ui/segmented.tsx";
import { Monitor, Moon, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { usePreferences } from "../i18n/use-preferences.ts";

const ICONS = { system: Monitor, light: Sun, dark: Moon } as const;

/** Language and theme for people who are not signed in yet. */
export function PreferenceBar() {
  const t = useTranslations("shell");
  const { locale, theme, setLocale, setTheme } = usePreferences();
  return (
    <div className="flex items-center justify-between">
      <Segmented
        label={t("language")}
        value={locale}
        options={[
          { value: "en", label: "English" },
          { value: "zh", label: "简体中文" },
        ]}
        onChange={setLocale}
      />
      <Segmented
        label={t("theme")}
        value={theme}
        options={(["system", "light", "dark"] as const).map((value) => {
          const Icon = ICONS[value];
          return {
            value,
            label: (
              <>
                <Icon className="size-3.5" aria-hidden="true" />
                <span className="sr-only">{t(`themes.${value}`)}</span>
              </>
            ),
          };
        })}
        onChange={setTheme}
      />
    </div>
  );
}
