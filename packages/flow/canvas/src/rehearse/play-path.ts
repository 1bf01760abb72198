import type { PathPlace } from "@patchbay/flow-model/diagnostic";
import type { CanvasStore } from "../canvas-store.ts";
import { exitKey, type MarkTone } from "../view/marks.ts";

/** How long each step of a way, and each exit on it, is looked at. */
const BEAT_MS = 700;
/** The whole way stays lit for a while after its last step. */
const REST_MS = 2_500;

/** Where a way that plays has come to: which of its steps, counted from 0, and whether its exit is being taken. */
export interface PlayedTo {
  readonly place: number;
  readonly exit: string | undefined;
}

export interface PathPlay {
  /** Leads on by hand, or back, one step or exit at a time; it then stands until led on. */
  readonly lead: (by: 1 | -1) => void;
  readonly stop: () => void;
}

export interface PathListener {
  readonly onEnd: () => void;
  readonly onAt?: (at: PlayedTo) => void;
}

/** Plays a way on the canvas: a step, the exit by which the way leaves it, the next step. What is not on it steps back. */
export function playPath(store: CanvasStore, path: readonly PathPlace[], { onEnd, onAt }: PathListener): PathPlay {
  const beats = path.flatMap(({ exit }, place): readonly PlayedTo[] => {
    const entered = { place, exit: undefined };
    return exit === undefined ? [entered] : [entered, { place, exit }];
  });
  let shown = -1;
  let timer: ReturnType<typeof setTimeout>;
  const stop = () => {
    clearTimeout(timer);
    store.setVisited(undefined);
    store.setMarks(undefined);
    onEnd();
  };
  const show = (beat: number) => {
    const at = beats[beat];
    const step = at && path[at.place];
    if (!at || !step) return;
    shown = beat;
    light(store, path, at);
    if (at.exit === undefined) store.show(step.node);
    onAt?.(at);
  };
  const goOn = () => {
    show(shown + 1);
    timer = setTimeout(shown < beats.length - 1 ? goOn : stop, shown < beats.length - 1 ? BEAT_MS : REST_MS);
  };
  goOn();
  return {
    stop,
    lead: (by) => {
      clearTimeout(timer);
      show(shown + by);
    },
  };
}

function light(store: CanvasStore, path: readonly PathPlace[], { place, exit }: PlayedTo): void {
  const past = path.slice(0, place + 1);
  const left = exit === undefined ? past.slice(0, -1) : past;
  const exits = left.flatMap((at) => (at.exit === undefined ? [] : [exitKey(at.node, at.exit)]));
  const taking = exit === undefined ? undefined : exits.at(-1);
  store.setVisited(new Set(past.map(({ node }) => node)));
  store.setMarks({
    nodes: new Map(),
    exits: new Map(exits.map((key): [string, MarkTone] => [key, "accent"])),
    ...(taking === undefined ? {} : { taking }),
  });
}
