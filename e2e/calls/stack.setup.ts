import type { TestProject } from "vitest/node";
import { currentStack, startStack } from "../stack.ts";

declare module "vitest" {
  export interface ProvidedContext {
    stack: { readonly web: string; readonly sip: string; readonly dataDir: string };
  }
}

/** Starts the product for all files; with PATCHBAY_STACK (the JSON line of `up --json` in a file) uses the one that runs. */
export default async function startOnce(project: TestProject): Promise<() => Promise<void>> {
  const stack = process.env.PATCHBAY_STACK ? { ...currentStack(), stop: async () => undefined } : await startStack(2);
  project.provide("stack", { web: stack.web, sip: stack.sip, dataDir: stack.dataDir });
  return () => stack.stop();
}
