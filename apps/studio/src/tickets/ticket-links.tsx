"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import type { QueryFilters } from "@tanstack/react-query";
import { Merge, Unlink } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import type { TicketView } from "./use-ticket.ts";

const KINDS = ["related", "parent", "duplicate"] as const;
type Kind = (typeof KINDS)[number];

export interface TicketLinksProps {
  readonly ticket: TicketView;
  readonly refresh: readonly QueryFilters[];
  readonly mayEdit: boolean;
}

/** Other tickets and contacts that belong to this one, and merging it into another. */
export function TicketLinks({ ticket, refresh, mayEdit }: TicketLinksProps) {
  const t = useTranslations("tickets.links");
  const client = useTRPCClient();
  const [number, setNumber] = useState("");
  const [kind, setKind] = useState<Kind | "merge">("related");
  const { id } = ticket;
  const link = useAction({
    run: () =>
      kind === "merge"
        ? client.ticket.merge.mutate({ id, into: Number(number) })
        : client.ticket.link.mutate({ id, kind, to: number }).then(() => undefined),
    refresh,
    onDone: () => setNumber(""),
  });
  const unlink = useAction({
    run: (one: TicketView["links"][number]) =>
      client.ticket.unlink.mutate({
        id,
        kind: one.kind === "child" ? "parent" : one.kind,
        to: one.ticket ? String(one.ticket.number) : one.target,
      }),
    refresh,
  });
  return (
    <section aria-label={t("title")} className="flex flex-col gap-2 text-sm">
      <h2 className="font-medium">{t("title")}</h2>
      <ul className="flex flex-col gap-1">
        {ticket.links.map((one) => (
          <li key={`${one.kind} ${one.target}`} className="flex items-center gap-2">
            <span className="text-ink-faint text-xs">{t(`kinds.${one.kind}`)}</span>
            <Link
              className="min-w-0 flex-1 truncate hover:underline"
              href={one.ticket ? `/tickets/${one.ticket.id}` : `/calls/${one.target}`}
            >
              {one.ticket ? `#${one.ticket.number} ${one.ticket.subject}` : t("contact")}
            </Link>
            {mayEdit ? (
              <IconButton size="sm" label={t("remove")} icon={<Unlink />} onClick={() => unlink.mutate(one)} />
            ) : null}
          </li>
        ))}
      </ul>
      {mayEdit ? (
        <form
          className="grid grid-cols-[1fr_5rem_auto] items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            link.mutate();
          }}
        >
          <Select
            label={t("kind")}
            value={kind}
            options={[
              ...KINDS.map((value) => ({ value, label: t(`kinds.${value}`) })),
              { value: "merge", label: t("merge") },
            ]}
            onChange={(value) => setKind(value as Kind | "merge")}
          />
          <Field label={t("number")}>
            {(ids) => (
              <Input {...ids} inputMode="numeric" value={number} onChange={(event) => setNumber(event.target.value)} />
            )}
          </Field>
          <Button
            type="submit"
            busy={link.isPending}
            disabled={!/^\d{1,9}$/.test(number)}
            {...(kind === "merge" ? { icon: <Merge /> } : {})}
          >
            {t("add")}
          </Button>
        </form>
      ) : null}
    </section>
  );
}
