import type { NodeId } from "@patchbay/flow-model/document";
import { edgeId } from "./derive-view.ts";

/** What a mark says: taken, missing, different, or simply "look here". */
export type MarkTone = "good" | "bad" | "changed" | "accent";

/** What is pointed out on a drawing, beside what it says itself: a way, what tests reach, what changed. */
export interface Marks {
  /** By node id. */
  readonly nodes: ReadonlyMap<string, MarkTone>;
  /** By `exitKey`. */
  readonly exits: ReadonlyMap<string, MarkTone>;
  /** The exit, by `exitKey`, that is being taken just now: its wire runs. */
  readonly taking?: string;
}

/** How often an exit was taken. */
export interface ExitTraffic {
  readonly today: number;
  readonly lastHour: number;
}

/** Exits are named as the wires that leave by them. */
export function exitKey(node: string, exit: string): string {
  return edgeId(node as NodeId, exit);
}

export const CARD_MARK: Readonly<Record<MarkTone, string>> = {
  good: "border-good! ring-2 ring-good/50",
  bad: "border-bad! ring-2 ring-bad/50",
  changed: "border-lamp! ring-2 ring-lamp/60",
  accent: "border-accent! ring-2 ring-accent/50",
};

export const CORD_MARK: Readonly<Record<MarkTone, string>> = {
  good: "var(--color-good)",
  bad: "var(--color-bad)",
  changed: "var(--color-lamp)",
  accent: "var(--color-accent)",
};
