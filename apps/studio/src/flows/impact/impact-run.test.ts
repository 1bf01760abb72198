import { expect, it } from "vitest";
import { type AskPage, ImpactRun } from "./impact-run.ts";

type Page = Awaited<ReturnType<AskPage>>;

function page(calls: number, elsewhere: number, more: Partial<Page> = {}): Page {
  const fates = { same: calls - elsewhere, "other-way": 0, elsewhere, unknown: 0 };
  const places = elsewhere > 0 ? [{ flow: "line", node: "ask", calls: elsewhere }] : [];
  return { revision: 3, impact: { calls, fates, places, changed: [], unreadable: 1 }, ...more };
}

const mark = (startedAt: number) => ({ next: { startedAt, run: "run-1" as never } });

it("asks page after page from where the last one ended, and adds them up", async () => {
  const asked: unknown[] = [];
  const pages = [page(250, 10, mark(9)), page(250, 0, mark(5)), page(40, 5)];
  const run = new ImpactRun("line", async (input) => {
    asked.push(input);
    return pages[asked.length - 1]!;
  });
  await run.start(1_000);
  expect(asked).toEqual([
    { name: "line", calls: 250 },
    { name: "line", calls: 250, before: { startedAt: 9, run: "run-1" } },
    { name: "line", calls: 250, before: { startedAt: 5, run: "run-1" } },
  ]);
  const { status, impact } = run.state();
  expect(status).toBe("done");
  expect(impact).toMatchObject({ calls: 540, unreadable: 3, places: [{ node: "ask", calls: 15 }] });
});

it("asks for no more calls than are wanted", async () => {
  const asked: number[] = [];
  const run = new ImpactRun("line", async ({ calls = 0 }) => {
    asked.push(calls);
    return page(calls, 0, mark(1));
  });
  await run.start(600);
  expect(asked).toEqual([250, 250, 100]);
});

it("stops when told, and keeps what it knows", async () => {
  const run = new ImpactRun("line", async () => {
    if (run.state().impact) run.stop();
    return page(250, 1, mark(1));
  });
  await run.start(10_000);
  expect(run.state()).toMatchObject({ status: "stopped", impact: { calls: 250 } });
});

it("does not add up pages about two drafts", async () => {
  let revision = 3;
  const run = new ImpactRun("line", async () => page(250, 0, { ...mark(1), revision: revision++ }));
  await run.start(1_000);
  expect(run.state().status).toBe("draft-changed");
});

it("says when it could not be worked out, and begins anew when asked again", async () => {
  let broken = true;
  const run = new ImpactRun("line", async () => {
    if (broken) throw new Error("away");
    return page(1, 0);
  });
  await run.start(250);
  expect(run.state().status).toBe("failed");
  broken = false;
  await run.start(250);
  expect(run.state()).toMatchObject({ status: "done", impact: { calls: 1 } });
});
