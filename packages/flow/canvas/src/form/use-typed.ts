"use client";
import type { Json } from "@patchbay/base/json";
import { useState } from "react";

/**
 * What was typed but cannot (yet) be read back from the value: `1.`, half a JSON object. It is shown as long as the value is the one
 * that came of it; an undo changes the value and so shows the value.
 */
export function useTyped(value: Json | undefined) {
  const [typed, setTyped] = useState<{ readonly text: string; readonly made: Json | undefined }>();
  const shown = typed && same(typed.made, value) ? typed.text : undefined;
  const keep = (text: string | undefined, made: Json | undefined) =>
    setTyped(text === undefined ? undefined : { text, made });
  return [shown, keep] as const;
}

function same(one: Json | undefined, other: Json | undefined): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
