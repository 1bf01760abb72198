"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { useQuery } from "@tanstack/react-query";
import { BookmarkPlus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "../data/session.tsx";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import { FormDialog } from "../frame/form-dialog.tsx";
import type { TicketFilter, TicketFiltersProps } from "./ticket-filters.tsx";

/** Lists that people come back to. */
export function SavedViews({ filter, onChange }: TicketFiltersProps) {
  const t = useTranslations("tickets.views");
  const words = useTranslations("shell");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const may = useMay("ticket:edit");
  const views = useQuery(trpc.ticketView.list.queryOptions()).data ?? [];
  const [chosen, setChosen] = useState<string>();
  const [title, setTitle] = useState<string>();
  const refresh = [trpc.ticketView.list.queryFilter()];
  const save = useAction({
    run: (name: string) => client.ticketView.save.mutate({ name, title: name, filter }),
    refresh,
    done: words("saved"),
    onDone: (_, name) => {
      setTitle(undefined);
      setChosen(name);
    },
  });
  const remove = useAction({
    run: (name: string) => client.ticketView.remove.mutate({ name }),
    refresh,
    onDone: () => setChosen(undefined),
  });
  const open = (name: string) => {
    setChosen(name);
    onChange((views.find((view) => view.name === name)?.filter ?? {}) as TicketFilter);
  };
  return (
    <div className="flex items-center gap-2">
      {views.length > 0 ? (
        <Select
          label={t("choose")}
          placeholder={t("choose")}
          className="w-44!"
          value={chosen}
          options={views.map((view) => ({ value: view.name, label: view.title }))}
          onChange={open}
        />
      ) : null}
      {may && chosen ? (
        <Button kind="quiet" icon={<Trash2 />} busy={remove.isPending} onClick={() => remove.mutate(chosen)}>
          {t("remove")}
        </Button>
      ) : null}
      {may ? (
        <Button icon={<BookmarkPlus />} onClick={() => setTitle("")}>
          {t("keep")}
        </Button>
      ) : null}
      {title === undefined ? null : (
        <FormDialog
          title={t("keep")}
          busy={save.isPending}
          disabled={title.trim() === ""}
          onSubmit={() => save.mutate(title.trim())}
          onClose={() => setTitle(undefined)}
        >
          <Field label={t("name")}>
            {(ids) => (
              <Input {...ids} value={title} maxLength={80} onChange={(event) => setTitle(event.target.value)} />
            )}
          </Field>
        </FormDialog>
      )}
    </div>
  );
}
