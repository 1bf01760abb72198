"use client";
import type { TicketPriority } from "@patchbay/domain/ticket";
import { Button } from "@patchbay/ui/button.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { TextArea } from "@patchbay/ui/text-area.tsx";
import { say } from "@patchbay/ui/toaster.tsx";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../../data/trpc.ts";
import { useFailureText } from "../../data/use-failure-text.ts";
import type { Subject } from "../desk/subject.ts";
import { useDraft } from "../desk/use-draft.ts";

const PRIORITIES: readonly TicketPriority[] = ["low", "normal", "high", "urgent"];
const TYPES = ["request", "complaint", "fault", "order", "information"] as const;

/** A new ticket with its link to call and customer. Sending it twice makes one. */
export function TicketForm({ subject }: { readonly subject: Subject }) {
  const t = useTranslations("workspace.ticket");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const failureText = useFailureText();
  const [about, setAbout] = useDraft(`ticket.subject.${subject.call}`, "");
  const [description, setDescription] = useDraft(`ticket.text.${subject.call}`, "");
  const [priority, setPriority] = useState<TicketPriority>("normal");
  const [type, setType] = useState<string>("request");
  const own = useQuery(trpc.ticketType.list.queryOptions(undefined, { staleTime: 60_000 })).data ?? [];
  // Kept with the text: a form that was sent and reloaded must not count as the same form sent twice.
  const [draft, setDraft] = useDraft(`ticket.draft.${subject.call}`, "1");
  const create = useMutation(
    trpc.ticket.create.mutationOptions({
      onSuccess: (ticket) => {
        say.done(t("saved", { number: ticket.number }));
        setAbout("");
        setDescription("");
        setDraft(String(Number(draft) + 1));
        void queries.invalidateQueries({ queryKey: trpc.ticket.search.queryKey() });
        void queries.invalidateQueries({ queryKey: trpc.customer.get.queryKey() });
      },
      onError: (error) => say.failed(t("failed"), failureText(error)),
    }),
  );
  return (
    <form
      aria-label={t("form")}
      className="flex flex-col gap-2.5"
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate({
          key: `${subject.call}/${draft}`,
          type,
          subject: about,
          description,
          priority,
          call: subject.call,
          ...(subject.customer ? { customer: subject.customer } : {}),
        });
      }}
    >
      <Field label={t("subject")}>
        {(ids) => (
          <Input {...ids} required maxLength={200} value={about} onChange={(event) => setAbout(event.target.value)} />
        )}
      </Field>
      <Field label={t("description")}>
        {(ids) => (
          <TextArea {...ids} rows={3} value={description} onChange={(event) => setDescription(event.target.value)} />
        )}
      </Field>
      <div className="grid grid-cols-2 gap-2">
        <Field label={t("type")}>
          {(ids) => (
            <Select
              {...ids}
              value={type}
              onChange={setType}
              options={[
                ...own.map(({ name, title }) => ({ value: name, label: title })),
                ...TYPES.map((value) => ({ value, label: t(`types.${value}`) })),
              ]}
            />
          )}
        </Field>
        <Field label={t("priority")}>
          {(ids) => (
            <Select
              {...ids}
              value={priority}
              onChange={(value) => setPriority(value as TicketPriority)}
              options={PRIORITIES.map((value) => ({ value, label: t(`priorities.${value}`) }))}
            />
          )}
        </Field>
      </div>
      <Button type="submit" kind="primary" busy={create.isPending} disabled={about.trim() === ""}>
        {t("save")}
      </Button>
    </form>
  );
}
