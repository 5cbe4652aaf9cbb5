import { defineConfig } from "@playwright/test";
import { findChromium } from "./scripts/test/chromium";

export default defineConfig({
  testDir: "journeys",
  globalSetup: "./journeys/start-site.ts",
  // One site serves them all: two at once is what two cores do well; three were no quicker.
  workers: 2,
  timeout: 120_000,
  // A machine that does other things besides is slow, not broken; what is there is seen at once all the same.
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: "list",
  outputDir: "test-results",
  use: {
    // Set by the global set-up before the workers read this file.
    baseURL: process.env.JOURNEYS_URL,
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    // A trace of every test costs as much as the tests: `npx playwright test --trace retain-on-failure` where one is wanted.
    trace: "off",
    launchOptions: {
      executablePath: findChromium(),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
