"use client";
import { useTranslations } from "next-intl";

export interface PromptPlayerProps {
  readonly name: string;
  readonly title: string;
  /** When it changed last: another recording under the same name is another address. */
  readonly version: number;
}

/** Plays a stored prompt; nothing is fetched before somebody listens. */
export function PromptPlayer({ name, title, version }: PromptPlayerProps) {
  const t = useTranslations("numbers.library");
  return (
    // biome-ignore lint/a11y/useMediaCaption: a recording that has no text of its own
    <audio
      controls
      preload="none"
      src={`/api/prompts/${encodeURIComponent(name)}?v=${version}`}
      aria-label={t("hearThis", { title })}
      className="h-8 w-full"
    />
  );
}
