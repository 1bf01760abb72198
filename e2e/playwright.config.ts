import { defineConfig } from "@playwright/test";

/**
 * Journeys on the whole product: `global-setup` starts it (`patchbay up --fresh`), the browser is Debian's Chromium with a
 * fake microphone. One worker: the demo world's agents and numbers are shared.
 */
export default defineConfig({
  testDir: "journeys",
  outputDir: "../.patchbay/test/journeys",
  globalSetup: "./global-setup.ts",
  globalTeardown: "./global-teardown.ts",
  workers: 1,
  // The report names what needed its second try.
  retries: 1,
  timeout: 240_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json"]],
  use: {
    actionTimeout: 15_000,
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    viewport: { width: 1440, height: 900 },
  },
});
