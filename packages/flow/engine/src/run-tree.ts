import type { JsonObject } from "@patchbay/base/json";
import type { RunPosition } from "./run.ts";
import { RunBranch, type RunTrunk } from "./run-branch.ts";
import type { CoreEnd, CoreOptions, CoreState, Pending, RunCore, RunEvent } from "./run-core.ts";
import type { StrandKind } from "./strand.ts";

/**
 * A run of either kind: one strand, and the branches that it forks into. What forks and joins mean stands here once, so that XState
 * and the table cannot differ in it. Events decide the order: the first that is applied arrives first.
 */
export class RunTree implements RunCore {
  readonly #root: RunBranch;
  readonly #trunk: RunTrunk;

  private constructor(trunk: RunTrunk, root: (trunk: RunTrunk) => RunBranch) {
    this.#trunk = trunk;
    this.#root = root(trunk);
    trunk.live = this.#root.live();
    this.#closeIfOver();
  }

  static start(kind: StrandKind, options: CoreOptions, variables: JsonObject): RunTree {
    return new RunTree(trunkOf(kind, options), (trunk) => RunBranch.start(trunk, "", options, variables));
  }

  static restore(kind: StrandKind, options: CoreOptions, state: CoreState): RunTree {
    return new RunTree(trunkOf(kind, options), (trunk) => RunBranch.restore(trunk, "", options, state));
  }

  apply(event: RunEvent): void {
    if (this.end) return;
    if (event.type === "hung-up" || event.type === "stopped") this.#root.strand.apply(event);
    else this.#root.apply(event, routeOf(event.branch));
    this.#closeIfOver();
  }

  get pendings(): readonly Pending[] {
    return this.end ? [] : this.#root.pendings();
  }

  get end(): CoreEnd | undefined {
    return this.#root.strand.end;
  }

  position(branch?: string): RunPosition | undefined {
    return this.end ? undefined : this.#root.find(routeOf(branch))?.position();
  }

  variables(branch?: string): JsonObject {
    return (this.#root.find(routeOf(branch)) ?? this.#root).strand.variables();
  }

  state(): CoreState {
    return this.#root.state();
  }

  #closeIfOver(): void {
    if (this.#trunk.over && !this.end) this.#root.strand.close(this.#trunk.over);
  }
}

function trunkOf(kind: StrandKind, options: CoreOptions): RunTrunk {
  return { kind, options, live: 0 };
}

function routeOf(branch: string | undefined): readonly string[] {
  return branch === undefined || branch === "" ? [] : branch.split("/");
}
