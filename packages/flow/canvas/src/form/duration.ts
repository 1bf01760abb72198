export const UNITS = [
  { name: "ms", ms: 1 },
  { name: "s", ms: 1_000 },
  { name: "min", ms: 60_000 },
  { name: "h", ms: 3_600_000 },
  { name: "d", ms: 86_400_000 },
] as const;

export type Unit = (typeof UNITS)[number]["name"];

/** The largest unit that gives a whole number: 90 000 ms is 90 s, 120 000 ms is 2 min. */
export function bestUnit(ms: number): Unit {
  const fitting = UNITS.filter((unit) => unit.ms > 1 && ms % unit.ms === 0);
  if (ms === 0) return "s";
  return fitting.at(-1)?.name ?? "ms";
}

export function unitMs(unit: Unit): number {
  return UNITS.find((item) => item.name === unit)?.ms ?? 1;
}
