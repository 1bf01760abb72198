"use client";
import type { PhoneCheck, PhoneFigures } from "@patchbay/domain/phone-check";
import { useFormatter, useTranslations } from "next-intl";

/** When and with what a phone was tried, what was measured, and what each fault means. */
export function PhoneReport({ check }: { readonly check: PhoneCheck }) {
  const t = useTranslations("workspace.phoneCheck");
  const format = useFormatter();
  const figures = useFigureTexts()(check.figures);
  return (
    <div className="flex flex-col gap-2 text-sm">
      <p className="text-ink-faint text-xs">
        {t("made", {
          at: format.dateTime(check.at, { dateStyle: "medium", timeStyle: "short" }),
          microphone: check.microphone || t("unnamed"),
        })}
      </p>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-1 sm:grid-cols-4">
        {figures.map(({ name, text }) => (
          <div key={name}>
            <dt className="text-2xs text-ink-faint">{t(`figures.${name}`)}</dt>
            <dd className="tabular font-medium">{text}</dd>
          </div>
        ))}
      </dl>
      {check.faults.length > 0 ? (
        <ul className="flex flex-col gap-1.5">
          {check.faults.map((fault) => (
            <li key={fault}>
              <strong className="font-medium">{t(`faults.${fault}.title`)}</strong>
              <span className="block text-ink-soft text-xs">{t(`faults.${fault}.text`)}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

/** Figures as people read them; those that were not measured as a dash. */
export function useFigureTexts() {
  const t = useTranslations("workspace.phoneCheck");
  const format = useFormatter();
  const millis = (value: number | undefined) => (value === undefined ? "—" : t("millis", { value: Math.round(value) }));
  const share = (value: number | undefined) =>
    value === undefined ? "—" : format.number(value, { style: "percent", maximumFractionDigits: 1 });
  return (figures: PhoneFigures) =>
    [
      { name: "mos", text: figures.mos === undefined ? "—" : format.number(figures.mos, { maximumFractionDigits: 1 }) },
      { name: "roundTrip", text: millis(figures.roundTripMs) },
      { name: "jitter", text: `${millis(figures.jitterUpMs)} / ${millis(figures.jitterDownMs)}` },
      { name: "lost", text: `${share(figures.lostUp)} / ${share(figures.lostDown)}` },
      { name: "signalling", text: millis(figures.signallingMs) },
      { name: "microphone", text: share(figures.microphoneLevel) },
    ] as const;
}
