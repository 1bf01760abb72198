"use client";
import type { Autosave } from "@patchbay/canvas/autosave";
import type { NodeId } from "@patchbay/flow-model/document";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { cx } from "@patchbay/ui/cx";
import { StatusDot } from "@patchbay/ui/status-dot.tsx";
import { Mic, MicOff, Phone, PhoneOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useState } from "react";
import { useFailureText } from "../../data/use-failure-text.ts";
import { type TestPhone, useTestPhone } from "./use-test-phone.ts";

const KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"] as const;

export interface TestPhonePanelProps {
  readonly name: string;
  /** Calls this version; undefined calls the draft. */
  readonly version: number | undefined;
  readonly autosave: Autosave;
  readonly labelOf: (node: NodeId) => string;
  readonly onShow: (node: NodeId) => void;
}

/** A telephone in the page: hear the flow as a caller does, while its steps light up in the drawing. */
export function TestPhonePanel({ name, version, autosave, labelOf, onShow }: TestPhonePanelProps) {
  const t = useTranslations("flows.phone");
  const phone = useTestPhone(name, version, autosave);
  const call = phone.state.call;
  const press = (digit: string) => phone.press(digit);
  const onKeyDown = (event: KeyboardEvent) => {
    if (call?.stage !== "talking" || !/^[0-9*#]$/.test(event.key)) return;
    event.stopPropagation();
    press(event.key);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: digits typed anywhere in the phone are its keys
    <div className="flex flex-col gap-3" onKeyDown={onKeyDown}>
      <div className="flex items-center gap-2 text-sm">
        <StatusDot tone={call ? "lamp" : "off"} live={call?.stage === "talking"} />
        <span role="status" className="flex-1 font-medium">
          {call ? t(`stages.${call.stage}`) : version === undefined ? t("draft") : t("version", { version })}
        </span>
        {phone.startedAt === undefined ? null : <Clock since={phone.startedAt} />}
      </div>
      <Trouble phone={phone} />
      {call ? (
        <fieldset aria-label={t("keypad")} className="grid grid-cols-3 gap-1.5">
          {KEYS.map((digit) => (
            <Button
              key={digit}
              size="lg"
              className="tabular h-11! text-lg!"
              disabled={call.stage !== "talking"}
              onClick={() => press(digit)}
            >
              {digit}
            </Button>
          ))}
        </fieldset>
      ) : null}
      {call ? (
        <div className="grid grid-cols-2 gap-1.5">
          <Button
            icon={call.muted ? <MicOff /> : <Mic />}
            aria-pressed={call.muted}
            onClick={() => phone.mute(!call.muted)}
          >
            {call.muted ? t("unmute") : t("mute")}
          </Button>
          <Button kind="danger" icon={<PhoneOff />} onClick={phone.hangUp}>
            {t("hangUp")}
          </Button>
        </div>
      ) : (
        <Button kind="primary" size="lg" icon={<Phone />} busy={phone.preparing} onClick={() => void phone.dial()}>
          {t("call")}
        </Button>
      )}
      <Visited phone={phone} labelOf={labelOf} onShow={onShow} />
    </div>
  );
}

function Trouble({ phone }: { readonly phone: TestPhone }) {
  const t = useTranslations("flows.phone");
  const failureText = useFailureText();
  const { line, last, call } = phone.state;
  if (phone.failure) return <Callout tone="bad">{failureText(phone.failure)}</Callout>;
  if (line.status === "failed") return <Callout tone="bad">{t("noLine")}</Callout>;
  if (!call && last && last.cause !== "Terminated") {
    const known = `causes.${last.cause}` as Parameters<typeof t>[0];
    return <Callout tone="info">{t.has(known) ? t(known) : t("ended", { cause: last.cause })}</Callout>;
  }
  return null;
}

function Visited({
  phone,
  labelOf,
  onShow,
}: Pick<TestPhonePanelProps, "labelOf" | "onShow"> & { readonly phone: TestPhone }) {
  const t = useTranslations("flows.phone");
  if (phone.visited.length === 0) return null;
  const rows = phone.visited.map((step, index) => ({
    step,
    key: `${index} ${step.node}`,
    last: index === phone.visited.length - 1,
  }));
  return (
    <div>
      <h3 className="pb-1 font-medium text-ink-soft text-xs">{t("visited")}</h3>
      <ol className="max-h-44 overflow-y-auto rounded-md border bg-ground py-1">
        {rows.map(({ step, key, last }) => (
          <li key={key}>
            <button
              type="button"
              onClick={() => onShow(step.node as NodeId)}
              className={cx(
                "flex w-full items-center gap-2 px-2 py-0.5 text-left text-xs hover:bg-hover",
                last && phone.state.call && "font-medium text-lamp-ink",
              )}
            >
              <span className="tabular w-10 text-ink-faint">{clock(step.at - (phone.visited[0]?.at ?? step.at))}</span>
              <span className="truncate">{labelOf(step.node as NodeId)}</span>
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Clock({ since }: { readonly since: number }) {
  const [now, setNow] = useState(since);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  return <span className="tabular font-mono text-ink-soft text-xs">{clock(now - since)}</span>;
}

/** `0:07`, `12:34`. */
function clock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
