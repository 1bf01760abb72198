/** Lets so many works go on at once; the others wait in the order in which they came. */
export type Gate = <Value>(work: () => Promise<Value>) => Promise<Value>;

/**
 * A thousand widgets that come back at the same instant must not stand in line for the database's few connections, where
 * whoever waits for long is refused: they wait here, and nobody else's work waits behind them.
 */
export function createGate(most: number): Gate {
  const waiting: (() => void)[] = [];
  let inside = 0;
  return async (work) => {
    if (inside >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else inside += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else inside -= 1;
    }
  };
}
