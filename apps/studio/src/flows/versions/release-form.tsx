"use client";
import { CANARY_METRICS, type CanaryMetric } from "@patchbay/domain/release";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { useTranslations } from "next-intl";
import { RELEASE_WAYS, type ReleaseWay, type ReleaseWish } from "./release-wish.ts";

export interface ReleaseFormProps {
  readonly wish: ReleaseWish;
  readonly onChange: (wish: ReleaseWish) => void;
}

/** Which environment gets a version, and how: at once, at an instant, or for a share of the calls. */
export function ReleaseForm({ wish, onChange }: ReleaseFormProps) {
  const t = useTranslations("versions.release");
  const set = (change: Partial<ReleaseWish>) => onChange({ ...wish, ...change });
  return (
    <div className="flex flex-col gap-4">
      <div className="grid grid-cols-2 gap-3">
        <Field label={t("environment")} hint={t("environmentHint")}>
          {(ids) => (
            <Input
              {...ids}
              value={wish.alias}
              maxLength={31}
              spellCheck={false}
              list="environments"
              onChange={(event) => set({ alias: event.target.value })}
            />
          )}
        </Field>
        <datalist id="environments">
          <option value="live" />
          <option value="test" />
        </datalist>
        <Field label={t("how")}>
          {(ids) => (
            <Select
              {...ids}
              value={wish.way}
              options={RELEASE_WAYS.map((value) => ({ value, label: t(`ways.${value}`) }))}
              onChange={(value) => set({ way: value as ReleaseWay })}
            />
          )}
        </Field>
      </div>
      {wish.way === "later" ? (
        <Field label={t("at")}>
          {(ids) => (
            <Input
              {...ids}
              type="datetime-local"
              value={wish.at}
              onChange={(event) => set({ at: event.target.value })}
            />
          )}
        </Field>
      ) : null}
      {wish.way === "share" ? (
        <div className="grid grid-cols-2 gap-3">
          <NumberField label={t("percent")} value={wish.percent} max={99} onChange={(percent) => set({ percent })} />
          <Field label={t("metric")}>
            {(ids) => (
              <Select
                {...ids}
                value={wish.metric}
                options={CANARY_METRICS.map((value) => ({ value, label: t(`metrics.${value}`) }))}
                onChange={(value) => set({ metric: value as CanaryMetric })}
              />
            )}
          </Field>
          <NumberField label={t("limit")} value={wish.limit} max={100} onChange={(limit) => set({ limit })} />
          <NumberField
            label={t("minCalls")}
            value={wish.minCalls}
            max={100_000}
            onChange={(minCalls) => set({ minCalls })}
          />
        </div>
      ) : null}
    </div>
  );
}

function NumberField(props: {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
}) {
  const bounded = (text: string) => Math.min(props.max, Math.max(1, Math.round(Number(text)) || 1));
  return (
    <Field label={props.label}>
      {(ids) => (
        <Input
          {...ids}
          type="number"
          min={1}
          max={props.max}
          value={props.value}
          onChange={(event) => props.onChange(bounded(event.target.value))}
        />
      )}
    </Field>
  );
}
