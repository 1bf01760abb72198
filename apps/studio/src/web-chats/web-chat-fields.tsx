"use client";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { TextArea } from "@patchbay/ui/text-area.tsx";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "../data/trpc.ts";
import { badOrigin, lowContrast, type WebChatDraft } from "./web-chat-draft.ts";

const LANGUAGES = ["auto", "en", "zh"] as const;
/** A choice's value may not be empty. */
const NO_QUEUE = "-";

export interface WebChatFieldsProps {
  readonly draft: WebChatDraft;
  readonly onChange: (draft: WebChatDraft) => void;
}

export function WebChatFields({ draft, onChange }: WebChatFieldsProps) {
  const t = useTranslations("webChats");
  const queues = useQuery(useTRPC().queue.list.queryOptions()).data ?? [];
  const set = (change: Partial<WebChatDraft>) => onChange({ ...draft, ...change });
  const bad = badOrigin(draft);
  const contrast = lowContrast(draft);
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("name")}>
          {(ids) => (
            <Input
              {...ids}
              autoFocus
              value={draft.label}
              maxLength={200}
              onChange={(e) => set({ label: e.target.value })}
            />
          )}
        </Field>
        <Field label={t("heading")}>
          {(ids) => (
            <Input {...ids} value={draft.title} maxLength={200} onChange={(e) => set({ title: e.target.value })} />
          )}
        </Field>
      </div>
      <Field label={t("greeting")} hint={t("greetingHint")}>
        {(ids) => (
          <TextArea
            {...ids}
            rows={2}
            value={draft.greeting}
            maxLength={500}
            onChange={(e) => set({ greeting: e.target.value })}
          />
        )}
      </Field>
      <Field label={t("origins")} hint={t("originsHint")} error={bad && t("originBad", { origin: bad })}>
        {(ids) => (
          <TextArea
            {...ids}
            rows={2}
            value={draft.origins}
            spellCheck={false}
            className="font-mono"
            onChange={(e) => set({ origins: e.target.value })}
          />
        )}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label={t("colour")}
          error={contrast === undefined ? undefined : t("colourLow", { ratio: contrast.toFixed(1) })}
        >
          {(ids) => (
            <Input {...ids} type="color" value={draft.colour} onChange={(e) => set({ colour: e.target.value })} />
          )}
        </Field>
        <Field label={t("language")}>
          {(ids) => (
            <Select
              {...ids}
              value={draft.language}
              options={LANGUAGES.map((value) => ({ value, label: t(`languages.${value}`) }))}
              onChange={(value) => set({ language: value as WebChatDraft["language"] })}
            />
          )}
        </Field>
      </div>
      <Field label={t("staffedBy")} hint={t("staffedByHint")}>
        {(ids) => (
          <Select
            {...ids}
            value={draft.staffedBy || NO_QUEUE}
            options={[
              { value: NO_QUEUE, label: t("noQueue") },
              ...queues.map(({ name, title }) => ({ value: name, label: title })),
            ]}
            onChange={(value) => set({ staffedBy: value === NO_QUEUE ? "" : value })}
          />
        )}
      </Field>
    </>
  );
}
