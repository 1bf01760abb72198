"use client";
import { useTranslations } from "next-intl";
import { type Failure, failureOf } from "./failure.ts";

/** Says a failure in the reader's language, as exactly as its reason allows; codes without a text of their own show the code. */
export function useFailureText(): (error: unknown) => string {
  const t = useTranslations("errors");
  return (error) => {
    const { code, facts } = isFailure(error) ? error : failureOf(error);
    const values = Object.fromEntries(
      Object.entries(facts).map(([key, value]) => [key, Array.isArray(value) ? value.join(", ") : String(value)]),
    );
    const known = [`${code}-because.${values.reason ?? values.why}`, code] as Parameters<typeof t>[0][];
    const key = known.find((text) => t.has(text));
    return key ? t(key, values as never) : t("unknown", { code });
  };
}

function isFailure(value: unknown): value is Failure {
  return typeof value === "object" && value !== null && "code" in value && "facts" in value;
}
