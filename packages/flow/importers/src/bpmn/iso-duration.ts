const DURATION = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const UNITS = [604_800_000, 86_400_000, 3_600_000, 60_000, 1_000];

/** An ISO 8601 duration without months and years, in milliseconds. */
export function durationMs(text: string): number | undefined {
  const parts = DURATION.exec(text.trim());
  if (!parts || parts.slice(1).every((part) => part === undefined)) return undefined;
  return UNITS.reduce((sum, unit, index) => sum + Math.round(Number(parts[index + 1] ?? 0) * unit), 0);
}
