import { must } from "@patchbay/base/result";
import { compile } from "@patchbay/compiler/compile";
import type { CompileOptions, PublishedProgram } from "@patchbay/compiler/compile-options";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";
import { branch, end, set, start } from "./pieces.ts";

/** The sub-flow that flows of the corpus run: an account number in, whether it is verified out. */
const verify = drawFlow(
  "verify",
  {
    start: start("check"),
    check: branch({ 'account == "4711"': "yes" }, "no"),
    yes: set("end", { ok: "true" }),
    no: set("end", { ok: "false" }),
    end,
  },
  { inputs: [{ name: "account", type: "text" }], outputs: [{ name: "ok", type: "boolean" }] },
);

const bare = {
  registry: nodeRegistry,
  references: {
    queue: ["sales", "support", "empty"],
    calendar: ["office", "closed-for-good"],
    prompt: ["welcome", "willkommen", "music"],
    flow: ["verify", "circle", "not-published"],
  },
};
const verified = must(compile(verify, { ...bare, programs: new Map() }));

/** A published flow that runs the flow `round-trip` of the corpus. */
const circle: PublishedProgram = {
  hash: "circle" as PublishedProgram["hash"],
  program: { ...verified.program, flow: "circle", inputs: [], outputs: [], calls: { "round-trip": verified.hash } },
};

/** The tenant in which the corpus's flows are checked. */
export const tenant: CompileOptions = {
  ...bare,
  programs: new Map<string, PublishedProgram>([
    ["verify", verified],
    ["circle", circle],
  ]),
  world: {
    queues: { sales: [{ german: 3, sales: 7 }, { english: 9 }], support: [{ english: 4 }], empty: [] },
    calendars: { office: true, "closed-for-good": false },
    prompts: { welcome: ["en-GB", "zh-CN"], willkommen: ["de-DE"], music: [] },
  },
};
