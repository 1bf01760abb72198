import { defineConfig } from "vitest/config";

const real = ["**/*.int.test.ts"];
const calls = ["e2e/calls/**/*.test.ts"];
const never = ["**/node_modules/**", "**/.next/**"];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["**/*.test.ts", "**/*.test.tsx"],
          exclude: [...never, ...real, ...calls],
          // A guard against hanging, not a measure: a loaded machine may take its time.
          testTimeout: 30_000,
        },
      },
      {
        // Real sockets, processes and databases: one file at a time, so that ports and cores are theirs.
        test: {
          name: "int",
          include: real,
          exclude: never,
          fileParallelism: false,
          // Processes and real time on a machine that others use too; the report says what needed its second try.
          retry: 1,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        // Telephone calls on the whole product, started once for all files.
        test: {
          name: "calls",
          include: calls,
          exclude: never,
          globalSetup: "e2e/calls/stack.setup.ts",
          fileParallelism: false,
          retry: 1,
          testTimeout: 90_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
