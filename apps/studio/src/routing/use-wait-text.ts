import { useTranslations } from "next-intl";

/** A wait as minutes and seconds, `2:05`. */
export function useWaitText(): (ms: number) => string {
  const t = useTranslations("routing.waiting");
  return (ms) => {
    const seconds = Math.max(0, Math.round(ms / 1_000));
    return t("minutes", {
      minutes: String(Math.floor(seconds / 60)),
      seconds: String(seconds % 60).padStart(2, "0"),
    });
  };
}
