"use client";
import type { PaletteCommand } from "@patchbay/ui/command-palette.tsx";
import { CircleHelp, Clapperboard, Footprints, History, Phone, Rocket, Sparkles } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useMay } from "../../data/session.tsx";
import { useCommands } from "../../shell/command-centre.tsx";
import type { SideTab } from "./editor-side.tsx";

/** What the bar offers, by Ctrl K too: from within the drawing the bar is many presses of Tab away. */
export function useEditorCommands(onTab: (tab: SideTab) => void, onPublish: () => void): void {
  const t = useTranslations("flows");
  const mayEdit = useMay("flow:edit");
  const mayTest = useMay("flow:test");
  const mayPublish = useMay("flow:publish");
  const commands = useMemo(() => {
    const group = t("editor.commands");
    const tab = (wanted: SideTab, title: string, icon: PaletteCommand["icon"]): PaletteCommand => ({
      id: `editor ${wanted}`,
      title,
      group,
      icon,
      run: () => onTab(wanted),
    });
    const publish = { id: "editor publish", title: t("editor.publish"), group, icon: <Rocket />, run: onPublish };
    return [
      ...(mayPublish ? [publish] : []),
      ...(mayTest
        ? [tab("phone", t("editor.test"), <Phone />), tab("rehearse", t("editor.rehearse"), <Clapperboard />)]
        : []),
      tab("versions", t("editor.versions"), <History />),
      ...(mayEdit
        ? [tab("describe", t("describe.title"), <Sparkles />), tab("guide", t("guide.title"), <Footprints />)]
        : []),
      tab("help", t("help.title"), <CircleHelp />),
    ];
  }, [t, mayEdit, mayTest, mayPublish, onTab, onPublish]);
  useCommands(commands);
}
