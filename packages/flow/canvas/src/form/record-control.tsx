"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useLocalText } from "../view/canvas-context.tsx";
import { type ControlProps, pathKey, useForm } from "./form-context.tsx";
import { freshValue } from "./fresh-value.ts";
import { asObject, asText, setKey } from "./set-at.ts";

/** Free names with one value each, e.g. headers of a request. */
export function RecordControl({ field, path, value, onChange }: ControlProps<"record">) {
  const t = useTranslations("canvas.form");
  const text = useLocalText();
  const { readOnly } = useForm();
  const record = asObject(value ?? field.default);
  const [name, setName] = useState("");
  const title = text(field.hint.title);
  const add = () => {
    if (name.trim() === "" || Object.hasOwn(record, name.trim())) return;
    onChange(setKey(record, name.trim(), freshValue(field.value)));
    setName("");
  };
  return (
    <fieldset data-field={pathKey(path)} className="flex flex-col gap-1.5">
      <legend className="pb-1 font-medium text-ink-soft text-xs">{title}</legend>
      {Object.entries(record).map(([key, item]) => (
        <div
          key={key}
          data-field={pathKey([...path, key])}
          className="grid grid-cols-[7rem_1fr_auto] items-center gap-1.5"
        >
          <span className="truncate font-mono text-xs" title={key}>
            {key}
          </span>
          <Input
            aria-label={`${title}: ${key}`}
            value={asText(item)}
            readOnly={readOnly}
            className="font-mono text-xs!"
            onChange={(event) =>
              onChange(
                setKey(record, key, field.value.kind === "number" ? Number(event.target.value) : event.target.value),
              )
            }
          />
          {readOnly ? null : (
            <IconButton
              size="sm"
              label={t("removeKey", { key })}
              icon={<Trash2 />}
              onClick={() => onChange(setKey(record, key, undefined))}
            />
          )}
        </div>
      ))}
      {readOnly ? null : (
        <div className="flex gap-1.5">
          <Input
            aria-label={t("newKey", { title })}
            placeholder={t("key")}
            value={name}
            className="font-mono text-xs!"
            onChange={(event) => setName(event.target.value)}
            onKeyDown={(event) => event.key === "Enter" && add()}
          />
          <Button icon={<Plus />} onClick={add} disabled={name.trim() === ""}>
            {t("addItem")}
          </Button>
        </div>
      )}
      {field.hint.help ? <p className="text-ink-faint text-xs">{text(field.hint.help)}</p> : null}
    </fieldset>
  );
}
