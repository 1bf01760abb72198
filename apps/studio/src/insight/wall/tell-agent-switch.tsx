"use client";
import { Switch } from "@patchbay/ui/switch.tsx";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC, useTRPCClient } from "../../data/trpc.ts";
import { useAction } from "../../data/use-action.ts";

/** Whether agents see that a supervisor is on their call; for the whole organisation. */
export function TellAgentSwitch() {
  const t = useTranslations("supervision");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const settings = useQuery(trpc.supervision.settings.queryOptions());
  const save = useAction({
    run: (tellAgent: boolean) => client.supervision.saveSettings.mutate({ tellAgent }),
    refresh: [trpc.supervision.settings.queryFilter()],
    done: t("saved"),
  });
  if (!settings.data) return null;
  return (
    <span className="flex items-center gap-2 text-ink-soft text-xs">
      <Switch label={t("tellAgent")} checked={settings.data.tellAgent} onChange={(tell) => save.mutate(tell)} />
      <span aria-hidden="true">{t("tellAgent")}</span>
    </span>
  );
}
