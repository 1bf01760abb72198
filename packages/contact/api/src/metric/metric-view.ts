import type { LocalText } from "@patchbay/base/text";

/** A metric of the engine as screens offer it. */
export interface MetricView {
  readonly name: string;
  readonly title: LocalText;
  readonly unit: string;
  /** In words, with its terms: there is more than one service level in the world. */
  readonly formula: LocalText;
  /** Speaks of this moment; else of a span of time. */
  readonly live: boolean;
  readonly dimensions: readonly string[];
}
