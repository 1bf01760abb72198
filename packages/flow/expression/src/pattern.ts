import { err, ok, type Result } from "@patchbay/base/result";
import { RE2JS } from "re2js";

/** A regular expression that is matched in linear time, whatever its author wrote (RE2 syntax: no look-around, no back references). */
export interface Pattern {
  /** Is it found anywhere in the text? Anchor with `^` and `$` for the whole. */
  found(text: string): boolean;
}

export interface PatternError {
  readonly code: "pattern.invalid";
}

const MAX_PATTERN = 256;
const MAX_CACHED = 200;
const cache = new Map<string, Result<Pattern, PatternError>>();

export function parsePattern(source: string): Result<Pattern, PatternError> {
  const known = cache.get(source);
  if (known) return known;
  const parsed = compile(source);
  if (cache.size >= MAX_CACHED) cache.clear();
  cache.set(source, parsed);
  return parsed;
}

function compile(source: string): Result<Pattern, PatternError> {
  if (source.length > MAX_PATTERN) return err({ code: "pattern.invalid" });
  try {
    const regex = RE2JS.compile(source);
    return ok({ found: (text) => regex.matcher(text).find() });
  } catch {
    // The library throws on syntax it does not know; that is the author's mistake, not ours.
    return err({ code: "pattern.invalid" });
  }
}
