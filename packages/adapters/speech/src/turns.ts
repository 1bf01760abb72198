/** At most so many pieces of work at a time; the others wait in line. */
export function turns(most: number): <Value>(work: () => Promise<Value>) => Promise<Value> {
  let busy = 0;
  const line: (() => void)[] = [];
  return async (work) => {
    if (busy >= most) await new Promise<void>((resolve) => line.push(resolve));
    busy += 1;
    try {
      return await work();
    } finally {
      busy -= 1;
      line.shift()?.();
    }
  };
}
