"use client";
import type { CanvasStore } from "@patchbay/canvas/canvas-store";
import { compile } from "@patchbay/compiler/compile";
import type { CompileOptions } from "@patchbay/compiler/compile-options";
import { type CaseCoverage, caseCoverage } from "@patchbay/engine/rehearse/case-coverage";
import type { FlowTest, FlowTestCase } from "@patchbay/engine/rehearse/flow-test";
import { type FlowTestResult, type Rehearsed, runCase } from "@patchbay/engine/rehearse/run-flow-test";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTRPC, useTRPCClient } from "../../data/trpc.ts";
import { useAction } from "../../data/use-action.ts";
import { coverageMarks } from "./coverage-marks.ts";

export interface CaseReport {
  readonly results: readonly FlowTestResult[];
  readonly coverage: CaseCoverage;
}

export interface TestCases {
  readonly cases: readonly FlowTestCase[];
  /** The promise that a person or an end is at most so many steps away, where somebody made it. */
  readonly withinSteps: number | undefined;
  /** Of the last run; undefined before it, and after the cases changed. */
  readonly report: CaseReport | undefined;
  readonly isBusy: boolean;
  readonly run: (cases?: readonly FlowTestCase[]) => Promise<void>;
  /** Saves these instead of the present ones, and runs them. */
  readonly keep: (cases: readonly FlowTestCase[]) => Promise<void>;
  readonly promise: (withinSteps: number) => Promise<void>;
}

const NO_CASES: readonly FlowTestCase[] = [];

/** The drawing as it is now, ready to run; undefined while it has errors. */
export function rehearsed(store: CanvasStore, options: CompileOptions): Rehearsed | undefined {
  const compiled = compile(store.getState().flow, options);
  const { programs, registry } = options;
  return compiled.ok ? { compiled: compiled.value, programs, registry } : undefined;
}

/** A flow's saved test cases, run on the drawing in this browser; what they take is marked on the canvas. */
export function useTestCases(flow: string, store: CanvasStore, options: CompileOptions): TestCases {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const saved = useQuery(trpc.flow.test.queryOptions({ name: flow }));
  const [report, setReport] = useState<CaseReport>();
  const [isRunning, setRunning] = useState(false);
  useEffect(() => () => store.setMarks(undefined), [store]);
  const test = saved.data?.test as FlowTest | undefined;
  const cases = test?.cases ?? NO_CASES;
  const save = useAction({
    run: (next: Partial<FlowTest>) => {
      const whole = { format: "patchbay.flow-test/1" as const, ...test, cases: [...cases], ...next };
      return client.flow.saveTest.mutate({ name: flow, test: whole as never, revision: saved.data?.revision ?? 0 });
    },
    refresh: [trpc.flow.test.queryFilter({ name: flow })],
  });
  const run = async (all: readonly FlowTestCase[] = cases) => {
    const ready = rehearsed(store, options);
    if (!ready) return;
    setRunning(true);
    try {
      const results: FlowTestResult[] = [];
      for (const item of all) results.push(await runCase(item, ready));
      const coverage = caseCoverage(results, ready);
      store.setMarks(coverageMarks(coverage));
      setReport({ results, coverage });
    } finally {
      setRunning(false);
    }
  };
  return {
    cases,
    withinSteps: test?.withinSteps,
    report,
    isBusy: isRunning || save.isPending || saved.isPending,
    run,
    keep: async (next) => {
      await save.mutateAsync({ cases: [...next] });
      await run(next);
    },
    promise: async (withinSteps) => {
      if (withinSteps !== test?.withinSteps) await save.mutateAsync({ withinSteps });
    },
  };
}
