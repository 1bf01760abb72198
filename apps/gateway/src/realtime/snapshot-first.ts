import type { HeardEvent } from "./tenant-hub.ts";

/**
 * Present state first, then what changes, without a gap: events that arrive while the state is being read wait for it.
 * An event may so be told after a state that contains it already, never lost.
 */
export function snapshotFirst(
  listen: (listener: (heard: HeardEvent) => void) => () => void,
  read: () => Promise<readonly string[]>,
  push: (json: string) => void,
  failed: (error: unknown) => void,
): () => void {
  let waiting: string[] | undefined = [];
  let left = false;
  const leave = listen((heard) => {
    if (waiting) waiting.push(heard.json);
    else push(heard.json);
  });
  read()
    .catch((error: unknown) => {
      failed(error);
      return [];
    })
    .then((state) => {
      const late = waiting ?? [];
      waiting = undefined;
      if (left) return;
      for (const json of [...state, ...late]) push(json);
    });
  return () => {
    left = true;
    leave();
  };
}
