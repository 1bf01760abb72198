"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useTRPC } from "../../data/trpc.ts";
import { useFailureText } from "../../data/use-failure-text.ts";
import { BrandMark } from "../../shell/brand.tsx";
import { NO_SURROUNDINGS } from "./check-options.ts";

// The canvas measures and draws: there is nothing of it to render on a server.
const Editor = dynamic(() => import("./editor.tsx").then((module) => module.Editor), { ssr: false });

export function EditorPage({ name }: { readonly name: string }) {
  const t = useTranslations("flows");
  const router = useRouter();
  const trpc = useTRPC();
  const failureText = useFailureText();
  // Fetched once per visit: from then on the editor holds the document, and the revision guards it.
  const draft = useQuery(
    trpc.flow.get.queryOptions(
      { name },
      { staleTime: Number.POSITIVE_INFINITY, gcTime: 0, refetchOnWindowFocus: false },
    ),
  );
  const references = useQuery(trpc.flow.references.queryOptions());
  const surroundings = useQuery(trpc.flow.surroundings.queryOptions());
  const names = useMemo(() => {
    const { queues = [], prompts = [], calendars = [], flows = [], scripts = [], panels = [] } = references.data ?? {};
    const { tables = [], templates = [] } = references.data ?? {};
    const own = { table: tables, message: templates };
    return { queue: queues, prompt: prompts, calendar: calendars, flow: flows, script: scripts, panel: panels, ...own };
  }, [references.data]);

  if (draft.error) {
    return (
      <div className="mx-auto max-w-md pt-24">
        <Callout
          tone="bad"
          action={
            <Button size="sm" onClick={() => router.push("/flows")}>
              {t("backToList")}
            </Button>
          }
        >
          {failureText(draft.error)}
        </Callout>
      </div>
    );
  }
  if (!draft.data || references.isPending || surroundings.isPending) {
    return (
      <div className="flex h-full items-center justify-center" aria-busy="true">
        <BrandMark className="size-9 animate-pulse" />
      </div>
    );
  }
  return (
    <Editor
      key={draft.data.name}
      draft={draft.data}
      references={names}
      surroundings={surroundings.data ?? NO_SURROUNDINGS}
    />
  );
}
