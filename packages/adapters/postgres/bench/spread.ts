/** The middle and the 99th of a hundred, in milliseconds to the hundredth. */
export function middleAndWorst(waits: number[]): { readonly p50: number; readonly p99: number } {
  waits.sort((a, b) => a - b);
  const at = (share: number) => Number((waits[Math.floor(waits.length * share)] ?? 0).toFixed(2));
  return { p50: at(0.5), p99: at(0.99) };
}
