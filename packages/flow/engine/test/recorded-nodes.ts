import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { NodeType } from "@patchbay/node-kit/define-node";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";
import type { Recording } from "./recording.ts";

const folder = join(import.meta.dirname, "recorded");

/** Every recording by its name. */
export function recordings(): readonly (readonly [string, Recording])[] {
  return globSync("*.json", { cwd: folder })
    .sort()
    .map((file) => [file.replace(".json", ""), JSON.parse(readFileSync(join(folder, file), "utf8")) as Recording]);
}

/** Kinds of steps that ask the world, and that no recorded call has come to. */
export function unrecordedNodes(): readonly NodeType[] {
  const seen = new Set(
    recordings().flatMap(([, { programs, path }]) =>
      Object.values(programs).flatMap((program) =>
        path.flatMap((at) => {
          const step = at.flow === program.flow ? program.steps[at.node] : undefined;
          return step?.op === "effect" ? [step.node] : [];
        }),
      ),
    ),
  );
  return nodeRegistry.all.filter(({ type, run }) => run && !seen.has(type));
}
