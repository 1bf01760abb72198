import type { Json, JsonObject } from "@patchbay/base/json";
import type { LocalText } from "@patchbay/base/text";
import type { Instant, Millis } from "@patchbay/base/time";
import type { FlowChannel, NodeId } from "@patchbay/flow-model/document";
import type { AssignStep, Edge, Step } from "@patchbay/flow-model/program";
import type { FlowPorts } from "@patchbay/ports/flow-ports";
import type { z } from "zod";

export type NodeCategory = "voice" | "routing" | "logic" | "data" | "tickets" | "messages" | "campaign" | "ai";

/** A port that a node talks to; checked against what a channel's runtime can serve. */
export type Need = Exclude<keyof FlowPorts, "clock" | "chance">;

export interface ExitSpec {
  readonly title: LocalText;
  /** Taken when `run` throws, and for faults of the world. May stay unconnected: the run then ends `failed`. At most one a node. */
  readonly error?: boolean;
  /** An error of ordinary life (a service that is down, a queue that is gone): left unconnected, it is a finding (FLOW213). */
  readonly likely?: boolean;
  /**
   * Who makes the contact leave by it: the caller by doing something, or a person who took the contact. Left out: the world, or
   * time; it also comes to a caller who does nothing.
   */
  readonly by?: "caller" | "person";
  /** Whether the variables that the config names are set when it is taken. Default: all exits but the one for errors. */
  readonly sets?: boolean;
  /** The text that those variables then have, where the exit alone decides it. */
  readonly value?: string;
}

/** Exits that come from the config, one per choice, e.g. `choice:sales`. */
export type ChoiceExit = `choice:${string}`;

export interface Exit extends ExitSpec {
  readonly name: string;
}

/** What `run` answers: the exit to take, and variables to set. */
export interface EffectResult<ExitName extends string = string> {
  readonly exit: ExitName | ChoiceExit;
  readonly set?: Readonly<Record<string, Json>>;
  /**
   * Variables whose text must not be written down (card numbers, PINs): only `secretText` sees them, in this process;
   * journal, expressions, prompts and screens see `••••`, and after a restart `secretText` does too.
   */
  readonly secret?: Readonly<Record<string, string>>;
}

/** What a running effect has at hand. The world only through `ports`, always with `effect` as their context. */
export interface NodeContext {
  readonly ports: FlowPorts;
  /** `key` is the same after a restart; `signal` aborts when the contact ends: pass both on to every port. */
  readonly effect: { readonly key: string; readonly signal: AbortSignal };
  /** The variables that expressions see, with `call`, `customer` and `now`. */
  readonly variables: JsonObject;
  /** When this step was reached. */
  readonly now: Instant;
  /** Renders a template; what cannot be evaluated becomes empty text. */
  text(template: string): string;
  /** The same with secrets in clear: only for what leaves to a service that the author named, never for ears, screens or records. */
  secretText(template: string): string;
  /** Evaluates a CEL expression; undefined when it cannot be. `extra` adds names for this evaluation. */
  evaluate(expression: string, extra?: JsonObject): Json | undefined;
}

/** A node type whole: what palette, card, form, docs, checks and runtime read. */
export interface NodeDefinition<Config = JsonObject, ExitName extends string = string> {
  readonly type: string;
  readonly version: number;
  readonly title: LocalText;
  /** One sentence: what it does. */
  readonly description: LocalText;
  readonly category: NodeCategory;
  /** A lucide icon's name. */
  readonly icon: string;
  readonly channels: readonly FlowChannel[];
  readonly needs: readonly Need[];
  /** Parses `{}` to the config of a fresh node; every field carries a form hint. */
  readonly config: z.ZodType<Config>;
  readonly exits: Readonly<Record<ExitName, ExitSpec>>;
  /** Exits that depend on the config, shown before the fixed ones. */
  choices?(config: Config): readonly ChoiceSpec[];
  /** Faults within the config that the schema cannot say, e.g. two choices on one digit. */
  check?(config: Config): readonly FieldProblem[];
  /** The longest time that the step keeps a contact before it leaves by an exit; Infinity: for ever; left out: no time worth counting. */
  keeps?(config: Config): Readonly<Partial<Record<ExitName, Millis>>>;
  /** Whom it needs: an agent of this queue with these skills. */
  staffing?(config: Config): Staffing;
  /** What the card says below the label. */
  summary(config: Config): LocalText;
  /** Takes calls that still ring: a flow with such a node is not answered before it begins. */
  readonly answers?: true;
  /** `start`: the flow begins here, exactly one a flow. `error-handler`: error exits without a wire lead here, at most one a flow. */
  readonly role?: "start" | "error-handler";
  /** `fork`: its exits are branches that run side by side; `join`: where they come together. */
  readonly parallel?: "fork" | "join";
  /** The name by which jumps of the same flow find this step. */
  label?(config: Config): string;
  /** The label that a jump goes on at: `lower` reaches it by the exit `jump`, which is no exit on the canvas. */
  jumpsTo?(config: Config): string;
  /** What an error handler remembers of an error on the way to it. */
  caught?(config: Config, error: CaughtError): AssignStep["set"];
  /** Takes no time and waits for nobody, so that a cycle of such nodes only would spin (FLOW205). Control nodes: default true. */
  readonly instant?: boolean;
  /** Configs of older versions → the next version's, by the version they are from. */
  readonly migrations?: Readonly<Record<number, (config: JsonObject) => JsonObject>>;
  run?(config: Config, context: NodeContext): Promise<EffectResult<ExitName>>;
  lower?(config: Config, to: (exit: ExitName | ChoiceExit | typeof JUMP | typeof MEETING) => Edge): Step;
}

/** An error exit that was not connected: whose, and which. */
export interface CaughtError {
  readonly node: NodeId;
  readonly label: string;
  readonly exit: string;
}

export interface Staffing {
  readonly queue: string;
  readonly skills: readonly { readonly skill: string; readonly level: number }[];
}

export type NodeType = NodeDefinition;

/** Not an exit that anybody draws: where `lower` of a jump finds its label. */
export const JUMP = "jump";

/** Not an exit that anybody draws: where `lower` of a fork finds the join of its branches. */
export const MEETING = "meeting";

/** A caller has one ear and one mouth: of branches side by side, only one may use these. */
export const ONE_AT_A_TIME: ReadonlySet<Need> = new Set([
  "voice",
  "line",
  "queue",
  "transfer",
  "conference",
  "mailbox",
  "conversation",
]);

/**
 * Declares a node type. `exits` types what `run` may answer and `lower` may ask for: a misspelt exit does not compile.
 * The result forgets the config's type, so that all node types fit one registry; configs are parsed before use.
 */
export function defineNode<Schema extends z.ZodType, const Exits extends Readonly<Record<string, ExitSpec>>>(
  definition: Omit<NodeDefinition<z.output<Schema>, NoInfer<keyof Exits & string>>, "config" | "exits"> &
    ({ readonly run: unknown } | { readonly lower: unknown }) & { readonly config: Schema; readonly exits: Exits },
): NodeType {
  return definition as unknown as NodeType;
}

/** An exit that depends on the config. */
export type ChoiceSpec = Pick<ExitSpec, "title" | "by" | "value"> & { readonly name: ChoiceExit };

/** A fault within the config, and where in it. */
export interface FieldProblem {
  readonly field: readonly (string | number)[];
  readonly message: LocalText;
}

/** All exits of a node with this config: its choices, then the fixed ones. */
export function exitsOf(definition: NodeType, config: JsonObject): readonly Exit[] {
  const fixed = Object.entries(definition.exits).map(([name, spec]) => ({ name, ...spec }));
  return [...(definition.choices?.(config) ?? []), ...fixed];
}
