"use client";
import { CommandPalette, type PaletteCommand } from "@patchbay/ui/command-palette.tsx";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { useSession } from "../data/session.tsx";
import { usePreferences } from "../i18n/use-preferences.ts";
import { NAVIGATION } from "./navigation.ts";

interface Commands {
  readonly open: () => void;
  readonly offer: (commands: readonly PaletteCommand[]) => () => void;
}

const CommandContext = createContext<Commands | undefined>(undefined);

/** Opens the command palette. */
export function useCommandPalette(): () => void {
  const commands = useContext(CommandContext);
  if (!commands) throw new Error("the command palette is part of the shell");
  return commands.open;
}

/** Adds a page's own commands to the palette while the page is shown. Memoise the list. */
export function useCommands(commands: readonly PaletteCommand[]): void {
  const offer = useContext(CommandContext)?.offer;
  useEffect(() => offer?.(commands), [offer, commands]);
}

/** Ctrl/⌘ K anywhere: the palette with every page, the settings, and what the page offers. */
export function CommandCentre({ children }: { readonly children: ReactNode }) {
  const t = useTranslations("shell");
  const router = useRouter();
  const { permissions } = useSession();
  const { locale, setLocale, setTheme } = usePreferences();
  const [open, setOpen] = useState(false);
  const [offered, setOffered] = useState<readonly (readonly PaletteCommand[])[]>([]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
      event.preventDefault();
      setOpen((was) => !was);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);

  const context = useMemo<Commands>(
    () => ({
      open: () => setOpen(true),
      offer: (commands) => {
        setOffered((all) => [...all, commands]);
        return () => setOffered((all) => all.filter((item) => item !== commands));
      },
    }),
    [],
  );

  const general: readonly PaletteCommand[] = [
    ...NAVIGATION.flatMap((section) => section.items)
      .filter((item) => permissions.includes(item.needs))
      .map((item) => ({
        id: `go ${item.href}`,
        title: t(`nav.${item.key}`),
        group: t("goTo"),
        icon: <item.icon />,
        run: () => router.push(item.href),
      })),
    ...(["light", "dark", "system"] as const).map((theme) => ({
      id: `theme ${theme}`,
      title: `${t("theme")}: ${t(`themes.${theme}`)}`,
      group: t("settings"),
      run: () => setTheme(theme),
    })),
    {
      id: "language",
      title: locale === "en" ? "切换到简体中文" : "Switch to English",
      group: t("settings"),
      run: () => setLocale(locale === "en" ? "zh" : "en"),
    },
  ];

  return (
    <CommandContext value={context}>
      {children}
      <CommandPalette
        open={open}
        onOpenChange={setOpen}
        label={t("palette")}
        empty={t("paletteEmpty")}
        commands={[...offered.flat(), ...general]}
      />
    </CommandContext>
  );
}
