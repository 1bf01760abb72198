"use client";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { useTranslations } from "next-intl";

export interface ArticlePlace {
  readonly status: "draft" | "published";
  readonly audience: "agents" | "public";
  readonly category: string;
}

export interface ArticlePlaceFieldsProps {
  readonly place: ArticlePlace;
  readonly onChange: (place: ArticlePlace) => void;
}

/** Who reads an article, whether it is ready, and under what it stands. */
export function ArticlePlaceFields({ place, onChange }: ArticlePlaceFieldsProps) {
  const t = useTranslations("tickets.knowledge");
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      <Field label={t("status")}>
        {(ids) => (
          <Select
            {...ids}
            value={place.status}
            options={(["published", "draft"] as const).map((value) => ({ value, label: t(value) }))}
            onChange={(status) => onChange({ ...place, status: status === "draft" ? "draft" : "published" })}
          />
        )}
      </Field>
      <Field label={t("audience")}>
        {(ids) => (
          <Select
            {...ids}
            value={place.audience}
            options={(["agents", "public"] as const).map((value) => ({ value, label: t(value) }))}
            onChange={(audience) => onChange({ ...place, audience: audience === "public" ? "public" : "agents" })}
          />
        )}
      </Field>
      <Field label={t("category")}>
        {(ids) => (
          <Input
            {...ids}
            value={place.category}
            maxLength={80}
            onChange={(event) => onChange({ ...place, category: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}
