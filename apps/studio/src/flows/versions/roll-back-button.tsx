"use client";
import { versionBefore } from "@patchbay/domain/release";
import { Button } from "@patchbay/ui/button.tsx";
import { useQuery } from "@tanstack/react-query";
import { Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC, useTRPCClient } from "../../data/trpc.ts";
import { useAction } from "../../data/use-action.ts";

export interface RollBackButtonProps {
  readonly flow: string;
  readonly alias: string;
}

/** One click back to the version that an environment ran before; not there where there was none. */
export function RollBackButton({ flow, alias }: RollBackButtonProps) {
  const t = useTranslations("versions.environments");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const moves = useQuery(trpc.release.moves.queryOptions({ flow, alias }));
  // They come newest first.
  const before = versionBefore([...(moves.data ?? [])].reverse());
  const rollBack = useAction({
    run: () => client.release.rollBack.mutate({ flow, alias }),
    refresh: [trpc.release.pathFilter()],
    done: ({ version }: { readonly version: number }) => t("rolledBack", { alias, version }),
  });
  if (before === undefined) return null;
  return (
    <Button size="sm" icon={<Undo2 />} busy={rollBack.isPending} onClick={() => rollBack.mutate()}>
      {t("rollBackTo", { version: before })}
    </Button>
  );
}
