import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { describe, expect, it } from "vitest";
import type { CheckRequest } from "./check.worker.ts";
import { type CheckWorker, FlowChecker } from "./flow-checker.ts";

const flow = (title: string) => drawFlow("flow", { start: { type: "start" } }, { title });

function workerOf() {
  const asked: CheckRequest[] = [];
  const worker: CheckWorker = { onmessage: null, postMessage: (request) => asked.push(request), terminate: () => {} };
  return { worker, asked, answer: () => worker.onmessage?.({ data: { diagnostics: [] } }) };
}

describe("checking beside the page", () => {
  it("checks the newest drawing next when several came during one check", () => {
    const { worker, asked, answer } = workerOf();
    const options = { references: { queue: ["sales"] }, programs: new Map() };
    let found = 0;
    const checker = new FlowChecker(worker, options, () => {
      found += 1;
    });
    for (const title of ["one", "two", "three"]) checker.check(flow(title));
    expect(asked.map(({ delta }) => delta.head.title)).toEqual(["one"]);
    answer();
    answer();
    expect(asked.map(({ delta }) => delta.head.title)).toEqual(["one", "three"]);
    expect(asked.map((request) => request.options)).toEqual([options, undefined]);
    expect(found).toBe(2);
  });
});
