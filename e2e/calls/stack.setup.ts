import type { TestProject } from "vitest/node";
import { startStack } from "../stack.ts";

declare module "vitest" {
  export interface ProvidedContext {
    stack: { readonly web: string; readonly sip: string; readonly dataDir: string };
  }
}

export default async function startOnce(project: TestProject): Promise<() => Promise<void>> {
  const stack = await startStack(2);
  project.provide("stack", { web: stack.web, sip: stack.sip, dataDir: stack.dataDir });
  return () => stack.stop();
}
