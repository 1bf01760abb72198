"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Star } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Act } from "./portal-api.ts";

const MARKS = [1, 2, 3, 4, 5] as const;

export interface RateFormProps {
  readonly busy: boolean;
  readonly onRate: (act: Act) => void;
}

/** How the customer found it, 1 to 5, and why. */
export function RateForm({ busy, onRate }: RateFormProps) {
  const t = useTranslations("tickets.portal");
  const [score, setScore] = useState<number>();
  const [comment, setComment] = useState("");
  return (
    <form
      className="flex flex-col gap-2 rounded-md bg-sunken p-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (score !== undefined) onRate({ do: "rate", score, comment });
      }}
    >
      <fieldset className="flex items-center gap-1">
        <legend className="pb-1 font-medium">{t("rate")}</legend>
        {MARKS.map((mark) => (
          <label
            key={mark}
            className="cursor-pointer rounded-sm p-1 focus-within:outline-2 focus-within:outline-accent"
          >
            <input
              type="radio"
              name="score"
              className="sr-only"
              checked={score === mark}
              aria-label={t("mark", { score: mark })}
              onChange={() => setScore(mark)}
            />
            <Star
              aria-hidden
              className={`size-7 ${score !== undefined && mark <= score ? "fill-current text-lamp-ink" : "text-ink-faint"}`}
            />
          </label>
        ))}
      </fieldset>
      <Field label={t("rateComment")}>
        {(ids) => (
          <Input {...ids} maxLength={2_000} value={comment} onChange={(event) => setComment(event.target.value)} />
        )}
      </Field>
      <Button type="submit" kind="primary" className="self-start" busy={busy} disabled={score === undefined}>
        {t("rateSend")}
      </Button>
    </form>
  );
}
