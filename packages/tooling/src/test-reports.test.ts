import { describe, expect, it } from "vitest";
import { NOTHING, playwrightOutcome, secondTry, vitestOutcome } from "./test-reports.ts";

describe("vitest's report", () => {
  it("names each failed test by file, name and reason, and each file that could not be read", () => {
    const report = {
      numPassedTests: 3,
      numPendingTests: 1,
      testResults: [
        {
          name: `${process.cwd()}/a.test.ts`,
          status: "failed",
          assertionResults: [
            { status: "passed", fullName: "a works" },
            { status: "failed", fullName: "a hears", failureMessages: ["\u001b[31mexpected 1\u001b[39m to be 2\n at"] },
          ],
        },
        { name: "b.test.ts", status: "failed", message: "cannot find c", assertionResults: [] },
      ],
    };
    expect(vitestOutcome(report)).toEqual({
      passed: 3,
      skipped: 1,
      failures: ["a.test.ts › a hears › expected 1 to be 2", "b.test.ts › cannot find c"],
      failedFiles: [`${process.cwd()}/a.test.ts`, "b.test.ts"],
      passedBesideFailures: 1,
    });
  });

  it("counts a second try of the files that failed instead of the first", () => {
    const first = {
      ...NOTHING,
      passed: 10,
      failures: ["a", "b"],
      skipped: 2,
      failedFiles: ["a"],
      passedBesideFailures: 3,
    };
    const second = { ...NOTHING, passed: 4, failures: ["b"], failedFiles: ["a"] };
    expect(secondTry(first, second)).toMatchObject({ passed: 11, failures: ["b"], skipped: 2 });
  });

  it("counts nothing when there is none", () => {
    expect(vitestOutcome(undefined)).toEqual(NOTHING);
  });
});

describe("Playwright's report", () => {
  it("counts a second try as passed, and names what failed in nested suites", () => {
    const spec = (title: string, status: string) => ({
      title,
      file: "j.spec.ts",
      tests: [{ status, results: [{}, { error: { message: "no button" } }] }],
    });
    const report = {
      stats: { expected: 1, flaky: 1, skipped: 0, unexpected: 1 },
      suites: [{ specs: [spec("works", "expected")], suites: [{ specs: [spec("breaks", "unexpected")] }] }],
    };
    expect(playwrightOutcome(report)).toEqual({
      ...NOTHING,
      passed: 2,
      failures: ["j.spec.ts › breaks › no button"],
    });
  });
});
