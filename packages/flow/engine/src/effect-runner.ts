import type { Json, JsonObject } from "@patchbay/base/json";
import type { Instant } from "@patchbay/base/time";
import { parseExpression } from "@patchbay/expression/expression";
import { parseTemplate } from "@patchbay/expression/template";
import type { EffectResult, NodeContext } from "@patchbay/node-kit/define-node";
import type { NodeRegistry } from "@patchbay/node-kit/registry";
import type { FlowPorts } from "@patchbay/ports/flow-ports";
import type { Pending, RunEvent } from "./run-core.ts";

/** What everyone but this process's effects sees of a secret. */
export const MASK = "••••";

/** Runs the pending effects of one run. Keeps the run's secrets, which die with the process. */
export class EffectRunner {
  readonly #registry: NodeRegistry;
  readonly #ports: FlowPorts;
  readonly #secrets = new Map<string, string>();

  constructor(registry: NodeRegistry, ports: FlowPorts) {
    this.#registry = registry;
    this.#ports = ports;
  }

  /** The node's answer as an event. Rejects with whatever the node throws. */
  async run(
    pending: Extract<Pending, { op: "effect" }>,
    variables: JsonObject,
    signal: AbortSignal,
  ): Promise<RunEvent> {
    const { key, step } = pending;
    const definition = this.#registry.get(step.node);
    if (!definition?.run) throw new Error(`no node type "${step.node}" that runs`);
    const result = await definition.run(step.config, this.#context(key, variables, signal));
    const at = this.#ports.clock.now();
    if (!Object.hasOwn(step.exits, result.exit))
      throw new Error(`"${step.node}" answered an exit "${result.exit}" that it does not have`);
    const set = this.#written(result);
    return { type: "outcome", at, exit: result.exit, ...(set ? { set } : {}) };
  }

  #context(key: string, variables: JsonObject, signal: AbortSignal): NodeContext {
    return {
      ports: this.#ports,
      effect: { key, signal },
      variables,
      now: variables.now as Instant,
      text: (template) => rendered(template, variables),
      secretText: (template) => rendered(template, this.#unmasked(variables)),
      evaluate: (expression, extra) => {
        const parsed = parseExpression(expression);
        const result = parsed.ok ? parsed.value.evaluate({ ...variables, ...extra }) : parsed;
        return result.ok ? result.value : undefined;
      },
    };
  }

  /** As it goes into the journal: plain JSON, secrets masked. */
  #written(result: EffectResult): Readonly<Record<string, Json>> | undefined {
    if (!result.set && !result.secret) return undefined;
    const masked: Record<string, Json> = {};
    for (const [name, value] of Object.entries(result.secret ?? {})) {
      this.#secrets.set(name, value);
      masked[name] = MASK;
    }
    return JSON.parse(JSON.stringify({ ...result.set, ...masked }));
  }

  #unmasked(variables: JsonObject): JsonObject {
    if (this.#secrets.size === 0) return variables;
    const secrets = [...this.#secrets].filter(([name]) => variables[name] === MASK);
    return { ...variables, ...Object.fromEntries(secrets) };
  }
}

function rendered(template: string, variables: JsonObject): string {
  const parsed = parseTemplate(template);
  return parsed.ok ? parsed.value.render(variables) : "";
}
