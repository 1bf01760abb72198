interface Verb {
  readonly summary: string;
  readonly load: () => Promise<(args: readonly string[]) => number | Promise<number>>;
}

const VERBS: Readonly<Record<string, Verb>> = {
  check: { summary: "say what the studio would say", load: async () => (await import("./check-flows.ts")).checkFlows },
  test: {
    summary: "run the test cases beside flow files",
    load: async () => (await import("./test-flows.ts")).testFlows,
  },
  simulate: {
    summary: "rehearse one call, or imagine calls for every exit",
    load: async () => (await import("./simulate-flow.ts")).simulateFlow,
  },
  diff: { summary: "compare two flow files by meaning", load: async () => (await import("./diff-flow.ts")).diffFlow },
  merge: { summary: "merge two people's work", load: async () => (await import("./merge-flow.ts")).mergeFlow },
  print: { summary: "show a flow file as an outline", load: async () => (await import("./print-flow.ts")).printFlow },
  export: { summary: "fetch flows as files", load: async () => (await import("./export-flows.ts")).exportFlows },
  import: {
    summary: "send files, or read others' exports",
    load: async () => (await import("./import-flows.ts")).importFlows,
  },
  replay: {
    summary: "run a recorded call through a flow",
    load: async () => (await import("./replay-run.ts")).replayRun,
  },
  schema: {
    summary: "print the JSON Schema of flow files",
    load: async () => (await import("./print-schema.ts")).printSchema,
  },
};

export async function run(args: readonly string[]): Promise<number> {
  const [name = "", ...rest] = args;
  const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  if (verb) return (await verb.load())(rest);
  const asked = name === "" || name === "--help";
  const list = Object.entries(VERBS).map(([key, { summary }]) => `  patchbay flow ${key.padEnd(8)} ${summary}`);
  const lead = asked ? "" : `unknown verb "${name}"\n\n`;
  console[asked ? "log" : "error"](`${lead}usage:\n${list.join("\n")}\n\npatchbay flow <verb> --help tells more.`);
  return asked ? 0 : 2;
}
