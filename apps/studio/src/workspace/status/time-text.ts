/** A length of time as clocks show it: `0:07`, `12:30`, `1:02:03`. Negative is zero. */
export function clockText(millis: number): string {
  const seconds = Math.max(0, Math.floor(millis / 1_000));
  const [hours, minutes, rest] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (value: number) => String(value).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
