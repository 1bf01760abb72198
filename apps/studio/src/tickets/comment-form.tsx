"use client";
import type { TicketEvent } from "@patchbay/domain/ticket";
import { Button } from "@patchbay/ui/button.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Segmented } from "@patchbay/ui/segmented.tsx";
import { TextArea } from "@patchbay/ui/text-area.tsx";
import type { UseMutationResult } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { SuggestedArticles } from "./suggested-articles.tsx";
import type { TicketView } from "./use-ticket.ts";

export interface CommentFormProps {
  readonly ticket: TicketView;
  readonly change: UseMutationResult<unknown, Error, TicketEvent>;
}

/** A word to the customer, or a note for colleagues; articles that fit are suggested while one types. */
export function CommentForm({ ticket, change }: CommentFormProps) {
  const t = useTranslations("tickets.comment");
  const [text, setText] = useState("");
  const [audience, setAudience] = useState<"public" | "internal">("public");
  const typed = useDeferredValue(text);
  return (
    <form
      aria-label={t("title")}
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        const comment = { type: "commented", text, public: audience === "public" } as const;
        change.mutate(comment, { onSuccess: () => setText("") });
      }}
    >
      <Field label={t("text")}>
        {(ids) => (
          <TextArea
            {...ids}
            rows={4}
            maxLength={20_000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <SuggestedArticles text={typed.trim() === "" ? ticket.subject : typed} />
      <div className="flex items-center justify-between gap-2">
        <Segmented
          label={t("audience")}
          value={audience}
          options={[
            { value: "public", label: t("public") },
            { value: "internal", label: t("internal") },
          ]}
          onChange={setAudience}
        />
        <Button type="submit" kind="primary" busy={change.isPending} disabled={text.trim() === ""}>
          {t("send")}
        </Button>
      </div>
    </form>
  );
}
