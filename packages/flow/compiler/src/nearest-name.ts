/** The name that was probably meant: the nearest of those there are, at most two letters away, and never one of another length altogether. */
export function nearestName(written: string, names: Iterable<string>): string | undefined {
  const allowed = Math.min(2, Math.floor(written.length / 3));
  let nearest: string | undefined;
  let least = allowed + 1;
  for (const name of names) {
    if (Math.abs(name.length - written.length) >= least) continue;
    const away = distance(written.toLowerCase(), name.toLowerCase());
    if (away < least) [nearest, least] = [name, away];
  }
  return nearest;
}

/** Letters to insert, delete, replace or swap with the next. */
function distance(one: string, other: string): number {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_item, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const change = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      let least = Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      next.push(least);
    }
    [before, row] = [row, next];
  }
  return row[other.length] ?? 0;
}
