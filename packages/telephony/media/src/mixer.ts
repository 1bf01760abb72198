/** Adds `source` to `sum`, one frame each. */
export function addTo(sum: Int32Array, source: Int16Array): void {
  for (let i = 0; i < sum.length; i += 1) sum[i]! += source[i]!;
}

/** The sum as samples, clipped where it is louder than 16 bits. */
export function clip(sum: Int32Array, target: Int16Array): void {
  for (let i = 0; i < sum.length; i += 1) {
    const value = sum[i]!;
    target[i] = value > 32_767 ? 32_767 : value < -32_768 ? -32_768 : value;
  }
}
