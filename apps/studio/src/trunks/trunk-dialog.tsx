"use client";
import { Tabs } from "@patchbay/ui/tabs.tsx";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import { FormDialog } from "../frame/form-dialog.tsx";
import { CarrierFields } from "./carrier-fields.tsx";
import { InboundFields } from "./inbound-fields.tsx";
import { OutboundFields } from "./outbound-fields.tsx";
import { draftOf, problemsOf, trunkOf } from "./trunk-draft.ts";
import type { TrunkRow } from "./use-trunks.ts";

/** Adds a trunk, or changes the one that is given. */
export function TrunkDialog({ row, onClose }: { readonly row?: TrunkRow; readonly onClose: () => void }) {
  const t = useTranslations("trunks");
  const words = useTranslations("shell");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [draft, setDraft] = useState(() => draftOf(row?.trunk));
  const problems = problemsOf(draft);
  const save = useAction({
    run: () => {
      const password = draft.password === "" ? {} : { password: draft.password };
      return client.trunk.save.mutate({ trunk: trunkOf(draft), isNew: row === undefined, ...password });
    },
    refresh: [trpc.trunk.list.queryFilter(), trpc.trunk.tryNumber.queryFilter()],
    done: t("saved", { name: draft.name.trim() }),
    onDone: onClose,
  });
  const fields = {
    draft,
    problems,
    onChange: (change: Partial<typeof draft>) => setDraft({ ...draft, ...change }),
  };
  const page = (content: React.ReactNode) => <div className="flex flex-col gap-4 pt-4">{content}</div>;
  const whole = Object.keys(problems).length === 0;
  return (
    <FormDialog
      size="lg"
      title={row ? t("editTitle", { name: row.trunk.name }) : t("add")}
      confirm={words(row ? "save" : "add")}
      busy={save.isPending}
      disabled={!whole}
      onSubmit={() => whole && save.mutate()}
      onClose={onClose}
    >
      <Tabs
        label={t("parts.title")}
        tabs={[
          {
            value: "carrier",
            title: t("parts.carrier"),
            content: page(
              <CarrierFields {...fields} isNew={row === undefined} hasPassword={row?.hasPassword ?? false} />,
            ),
          },
          { value: "out", title: t("parts.out"), content: page(<OutboundFields {...fields} />) },
          { value: "in", title: t("parts.in"), content: page(<InboundFields {...fields} />) },
        ]}
      />
    </FormDialog>
  );
}
