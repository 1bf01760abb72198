import type { References } from "@patchbay/canvas/view/canvas-context.tsx";
import { ALL_CHECKS } from "@patchbay/compiler/check/all-checks";
import { migrate } from "@patchbay/compiler/migrate";
import { parse } from "@patchbay/compiler/parse";
import { resolve } from "@patchbay/compiler/resolve";
import type { Diagnostic } from "@patchbay/flow-model/diagnostic";
import type { FlowDocument } from "@patchbay/flow-model/document";
import type { NodeRegistry } from "@patchbay/node-kit/registry";

/** The compiler's own checks, in the browser while one draws. The server runs them again before it publishes. */
export function checkFlow(registry: NodeRegistry, references: References) {
  const names = (kind: string) => (references[kind] ?? []).map(({ name }) => name);
  const options = {
    registry,
    references: { queue: names("queue"), prompt: names("prompt"), calendar: names("calendar"), flow: names("flow") },
    programs: new Map(),
  };
  return (document: FlowDocument): readonly Diagnostic[] => {
    const parsed = parse(document);
    if (!parsed.ok) return parsed.error;
    const { flow: graph, problems } = resolve(migrate(parsed.value, registry), registry);
    return [...problems, ...ALL_CHECKS.flatMap((check) => check(graph, options))];
  };
}
