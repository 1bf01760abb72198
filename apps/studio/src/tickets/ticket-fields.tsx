"use client";
import type { Json, JsonObject } from "@patchbay/base/json";
import type { TicketEvent } from "@patchbay/domain/ticket";
import type { TicketField } from "@patchbay/domain/ticket/ticket-type";
import { Button } from "@patchbay/ui/button.tsx";
import { Checkbox } from "@patchbay/ui/checkbox.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { type UseMutationResult, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "../data/session.tsx";
import { useTRPC } from "../data/trpc.ts";
import type { TicketView } from "./use-ticket.ts";

export interface TicketFieldsProps {
  readonly ticket: TicketView;
  readonly change: UseMutationResult<unknown, Error, TicketEvent>;
  readonly mayEdit: boolean;
}

/** The fields of the ticket's type. */
export function TicketFields({ ticket, change, mayEdit }: TicketFieldsProps) {
  const t = useTranslations("tickets.fields");
  const types = useQuery(useTRPC().ticketType.list.queryOptions()).data;
  const type = types?.find(({ name }) => name === ticket.type);
  const [values, setValues] = useState<JsonObject>(ticket.fields);
  if (!type || type.fields.length === 0) return null;
  return (
    <form
      aria-label={t("title")}
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate({ type: "edited", fields: values });
      }}
    >
      {type.fields.map((field) => (
        <OneField
          key={field.key}
          field={field}
          value={values[field.key]}
          onChange={(value) => setValues({ ...values, [field.key]: value })}
        />
      ))}
      {mayEdit ? (
        <Button type="submit" className="self-start" busy={change.isPending}>
          {t("save")}
        </Button>
      ) : null}
    </form>
  );
}

interface OneFieldProps {
  readonly field: TicketField;
  readonly value: Json | undefined;
  readonly onChange: (value: Json) => void;
}

function OneField({ field: { title, kind, options }, value, onChange }: OneFieldProps) {
  const mayAgents = useMay("agent:read");
  const wanted = { enabled: mayAgents && kind === "person", staleTime: 60_000 };
  const agents = useQuery(useTRPC().agent.list.queryOptions(undefined, wanted)).data ?? [];
  if (kind === "checkbox") {
    return (
      <Checkbox checked={value === true} onChange={onChange}>
        {title}
      </Checkbox>
    );
  }
  if (kind === "choices") {
    const chosen = Array.isArray(value) ? value : [];
    return (
      <fieldset className="flex flex-col gap-1">
        <legend className="pb-1 text-sm">{title}</legend>
        {options.map((option) => (
          <Checkbox
            key={option}
            checked={chosen.includes(option)}
            onChange={(on) => onChange(on ? [...chosen, option] : chosen.filter((one) => one !== option))}
          >
            {option}
          </Checkbox>
        ))}
      </fieldset>
    );
  }
  if (kind === "choice" || kind === "person") {
    const named =
      kind === "choice"
        ? options.map((one) => ({ value: one, label: one }))
        : agents.map(({ id, name }) => ({ value: id as string, label: name }));
    return (
      <Field label={title}>
        {(ids) => (
          <Select
            {...ids}
            value={String(value ?? "")}
            options={[{ value: "", label: "–" }, ...named]}
            onChange={onChange}
          />
        )}
      </Field>
    );
  }
  return (
    <Field label={title}>
      {(ids) => (
        <Input
          {...ids}
          type={kind}
          value={value === undefined || value === null ? "" : String(value)}
          onChange={({ target }) =>
            onChange(kind === "number" && target.value !== "" ? Number(target.value) : target.value)
          }
        />
      )}
    </Field>
  );
}
