"use client";
import { CANARY_METRICS, type CanaryMetric } from "@patchbay/domain/release";
import { Button } from "@patchbay/ui/button.tsx";
import { Dialog } from "@patchbay/ui/dialog.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "../../data/trpc.ts";
import { useAction } from "../../data/use-action.ts";

const WAYS = ["now", "later", "share"] as const;
type Way = (typeof WAYS)[number];

export interface ReleaseDialogProps {
  readonly flow: string;
  readonly version: number;
  readonly onClose: () => void;
}

/** Gives a version to an environment: at once, at an instant, or for a share of the calls. */
export function ReleaseDialog({ flow, version, onClose }: ReleaseDialogProps) {
  const t = useTranslations("versions.release");
  const words = useTranslations("shell");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [alias, setAlias] = useState("live");
  const [way, setWay] = useState<Way>("now");
  const [at, setAt] = useState("");
  const [percent, setPercent] = useState(10);
  const [metric, setMetric] = useState<CanaryMetric>("failed");
  const [limit, setLimit] = useState(5);
  const [minCalls, setMinCalls] = useState(20);
  const instant = Date.parse(at);
  const isWhole =
    /^[a-z][a-z0-9-]{0,30}$/.test(alias) && alias !== "draft" && (way !== "later" || Number.isFinite(instant));
  const release = useAction({
    run: async (): Promise<unknown> => {
      if (way === "now") return client.release.move.mutate({ flow, alias, version });
      if (way === "later") return client.release.plan.mutate({ flow, alias, version, at: instant });
      return client.release.startCanary.mutate({
        flow,
        alias,
        canary: { version, percent, metric, limit: limit / 100, minCalls },
      });
    },
    refresh: [trpc.release.pathFilter()],
    done: t("done", { version, alias }),
    onDone: onClose,
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { version })}
      description={t("text")}
      closeLabel={words("close")}
      footer={
        <>
          <Button onClick={onClose}>{words("cancel")}</Button>
          <Button kind="primary" busy={release.isPending} disabled={!isWhole} onClick={() => release.mutate()}>
            {t(`submit.${way}`)}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Field label={t("environment")} hint={t("environmentHint")}>
          {(ids) => (
            <Input
              {...ids}
              value={alias}
              maxLength={31}
              spellCheck={false}
              list="environments"
              onChange={(event) => setAlias(event.target.value)}
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
              value={way}
              options={WAYS.map((value) => ({ value, label: t(`ways.${value}`) }))}
              onChange={(value) => setWay(value as Way)}
            />
          )}
        </Field>
        {way === "later" ? (
          <Field label={t("at")}>
            {(ids) => (
              <Input {...ids} type="datetime-local" value={at} onChange={(event) => setAt(event.target.value)} />
            )}
          </Field>
        ) : null}
        {way === "share" ? (
          <div className="grid grid-cols-2 gap-3">
            <NumberField label={t("percent")} value={percent} max={99} onChange={setPercent} />
            <Field label={t("metric")}>
              {(ids) => (
                <Select
                  {...ids}
                  value={metric}
                  options={CANARY_METRICS.map((value) => ({ value, label: t(`metrics.${value}`) }))}
                  onChange={(value) => setMetric(value as CanaryMetric)}
                />
              )}
            </Field>
            <NumberField label={t("limit")} value={limit} max={100} onChange={setLimit} />
            <NumberField label={t("minCalls")} value={minCalls} max={100_000} onChange={setMinCalls} />
          </div>
        ) : null}
      </div>
    </Dialog>
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
