import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type RunningStack, startStack } from "./stack.ts";

declare global {
  var patchbayStack: RunningStack | undefined;
}

/** Starts the product for all journeys; with PATCHBAY_STACK (the JSON line of `up --json` in a file) uses the one that runs. */
export default async function globalSetup(): Promise<void> {
  if (process.env.PATCHBAY_STACK) return;
  const stack = await startStack(1);
  globalThis.patchbayStack = stack;
  const dir = resolve(import.meta.dirname, "../.patchbay/test");
  mkdirSync(dir, { recursive: true });
  const file = join(dir, "stack.json");
  const { stop: _, ...facts } = stack;
  writeFileSync(file, JSON.stringify(facts));
  process.env.PATCHBAY_STACK = file;
}
