import type { PathPlace } from "@patchbay/flow-model/diagnostic";
import type { CanvasStore } from "../canvas-store.ts";

/** How long each step of a way is looked at. */
const BEAT_MS = 700;
/** The whole way stays lit for a while after its last step. */
const REST_MS = 2_500;

/** Plays a way on the canvas, step by step; what is not on it steps back. The returned function stops. */
export function playPath(store: CanvasStore, path: readonly PathPlace[], onEnd: () => void): () => void {
  const nodes = path.map(({ node }) => node);
  let shown = 0;
  let timer: ReturnType<typeof setTimeout>;
  const stop = () => {
    clearTimeout(timer);
    store.setVisited(undefined);
    onEnd();
  };
  const beat = () => {
    const node = nodes[shown];
    if (node === undefined) {
      timer = setTimeout(stop, REST_MS);
      return;
    }
    shown += 1;
    store.setVisited(new Set(nodes.slice(0, shown)));
    store.show(node);
    timer = setTimeout(beat, BEAT_MS);
  };
  beat();
  return stop;
}
