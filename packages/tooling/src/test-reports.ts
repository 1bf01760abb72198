/** What vitest's and Playwright's JSON reports say, in one form. */
import { z } from "zod";

export interface Outcome {
  readonly passed: number;
  /** Each by its file, its name and the first line of why. */
  readonly failures: readonly string[];
  readonly skipped: number;
  readonly failedFiles: readonly string[];
  /** Tests that passed in files of which another one failed. */
  readonly passedBesideFailures: number;
}

export const NOTHING: Outcome = { passed: 0, failures: [], skipped: 0, failedFiles: [], passedBesideFailures: 0 };

export function add(a: Outcome, b: Outcome): Outcome {
  return {
    passed: a.passed + b.passed,
    failures: [...a.failures, ...b.failures],
    skipped: a.skipped + b.skipped,
    failedFiles: [...a.failedFiles, ...b.failedFiles],
    passedBesideFailures: a.passedBesideFailures + b.passedBesideFailures,
  };
}

/** The files that failed were run again, and that counts. */
export function secondTry(first: Outcome, second: Outcome): Outcome {
  return { ...second, passed: first.passed - first.passedBesideFailures + second.passed, skipped: first.skipped };
}

const VitestReport = z.object({
  numPassedTests: z.number(),
  numPendingTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({ status: z.string(), fullName: z.string(), failureMessages: z.array(z.string()).nullish() }),
      ),
    }),
  ),
});

/** A report that is missing or unreadable counts nothing: its runner has failed. */
export function vitestOutcome(report: unknown): Outcome {
  const { data } = VitestReport.safeParse(report);
  if (!data) return NOTHING;
  const failed = data.testResults.filter(({ status }) => status === "failed");
  const failures = failed.flatMap(({ name, message, assertionResults }) => {
    const tests = assertionResults.filter((test) => test.status === "failed");
    // A file that could not be read or set up has no tests that failed.
    if (tests.length === 0) return [line(name, "", message)];
    return tests.map((test) => line(name, test.fullName, test.failureMessages?.[0]));
  });
  return {
    passed: data.numPassedTests,
    failures,
    skipped: data.numPendingTests,
    failedFiles: failed.map(({ name }) => name),
    passedBesideFailures: failed
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status }) => status === "passed").length,
  };
}

const Spec = z.object({
  title: z.string(),
  file: z.string(),
  tests: z.array(
    z.object({
      status: z.string(),
      results: z.array(z.object({ error: z.object({ message: z.string().optional() }).optional() })),
    }),
  ),
});
type Suite = { readonly specs: z.infer<typeof Spec>[]; readonly suites?: Suite[] | undefined };
const Suite: z.ZodType<Suite> = z.lazy(() => z.object({ specs: z.array(Spec), suites: z.array(Suite).optional() }));
const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), flaky: z.number(), skipped: z.number() }),
  suites: z.array(Suite),
});

export function playwrightOutcome(report: unknown): Outcome {
  const { data } = PlaywrightReport.safeParse(report);
  if (!data) return NOTHING;
  const failures = data.suites
    .flatMap(specsOf)
    .flatMap(({ title, file, tests }) =>
      tests
        .filter(({ status }) => status === "unexpected")
        .map(({ results }) => line(file, title, results.find(({ error }) => error)?.error?.message)),
    );
  return { ...NOTHING, passed: data.stats.expected + data.stats.flaky, failures, skipped: data.stats.skipped };
}

const specsOf = ({ specs, suites = [] }: Suite): readonly z.infer<typeof Spec>[] => [
  ...specs,
  ...suites.flatMap(specsOf),
];

// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what colours are.
const COLOURS = /\u001b\[[0-9;]*m/g;

function line(file: string, name: string, why = ""): string {
  const [first = ""] = why.replace(COLOURS, "").split("\n");
  return [file.replace(`${process.cwd()}/`, ""), name, first.slice(0, 300)].filter((part) => part !== "").join(" › ");
}
