import type { JsonObject } from "@patchbay/base/json";
import type { LocalText } from "@patchbay/base/text";
import type { FlowChannel, FlowVariable, Point } from "@patchbay/flow-model/document";
import type { Fields } from "./fields.ts";

/** Where a foreign step goes on under a condition of its vendor. */
export interface Way {
  /** Unique within the step: `keypress`, `match:2`, `error:NoMatchingError`. */
  readonly key: string;
  /** Absent: it ends there. */
  readonly to?: string;
  readonly label?: string;
  /** What makes it be taken, where the vendor says it per way. */
  readonly condition?: Fields;
}

/** One step of a foreign flow, whoever's it was. */
export interface SourceStep {
  readonly id: string;
  readonly type: string;
  readonly label: string;
  readonly fields: Fields;
  readonly ways: readonly Way[];
  readonly at?: Point;
}

/** A foreign flow as a graph: what all importers read into before anything is mapped. */
export interface SourceFlow {
  readonly title: string;
  readonly description?: string;
  readonly channel: FlowChannel;
  /** The step that comes first; absent: none is connected. */
  readonly start?: string;
  /** A step that only says where the flow begins: our start stands for it. */
  readonly entry?: Pick<SourceStep, "id" | "type" | "label">;
  readonly steps: readonly SourceStep[];
  readonly inputs?: readonly FlowVariable[];
  readonly notes?: readonly (Point & { readonly text: string })[];
  readonly remarks?: readonly LocalText[];
}

/** One of our steps that takes part in doing what a foreign one did. */
export interface Part {
  readonly type: string;
  readonly config: JsonObject;
  readonly label?: string;
}

/** Our steps for one foreign step. Wires that led to it lead to the first. */
export interface Plan {
  readonly parts: readonly Part[];
  /** Without parts: nothing has to be done here, and wires that led to it lead to where this way leads. */
  readonly through?: string;
  /** Wires among the parts. */
  readonly inner?: readonly { readonly from: number; readonly exit: string; readonly to: number }[];
  /** By a way's key: the exits that go where it went. */
  readonly exits: Readonly<Record<string, readonly PartExit[]>>;
  readonly remarks?: readonly LocalText[];
}

export type PartExit = readonly [part: number, exit: string];

/** A plan, or why there is none. */
export type Mapped = Plan | { readonly why: LocalText };

/** What a mapping may lean on. */
export interface MappingWorld {
  readonly channel: FlowChannel;
  /** Whether a step of this type exists here and serves the flow's channel. */
  readonly has: (type: string) => boolean;
}

export type Mapping = (step: SourceStep, world: MappingWorld) => Mapped;

/** One step with one exit for everything that went on. */
export function single(part: Part, exits: Plan["exits"], remarks: readonly LocalText[] = []): Plan {
  return { parts: [part], exits, remarks };
}

/** Goes straight on by one way; the other ways of it are never taken. */
export function passing(step: SourceStep, through: string | undefined, remarks: readonly LocalText[] = []): Plan {
  const exits = Object.fromEntries(step.ways.map(({ key }) => [key, []]));
  return { parts: [], exits, remarks, ...(through === undefined ? {} : { through }) };
}

/** For what nothing here does: why, and what to do instead. */
export const noCounterpart =
  (en: string, zh: string): Mapping =>
  () => ({ why: said(en, zh) });

export const said = (en: string, zh: string): LocalText => ({ en, zh });
