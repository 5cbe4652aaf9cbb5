import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const alias = { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") };
const exclude = ["node_modules/**", ".next*/**", ".data/**", ".cache/**"];

export default defineConfig({
  resolve: { alias },
  test: {
    // One less than the cores would be one on a small machine, and leave it half idle.
    maxWorkers: Math.max(2, availableParallelism()),
    // Waiting for something ends when it is there: a second, as it would be, is too short on a busy machine.
    expect: { poll: { timeout: 50_000 } },
    env: { LOG_LEVEL: process.env.LOG_LEVEL ?? "off" },
    projects: [
      {
        extends: true,
        test: {
          name: "pure",
          // Loading the code anew for each file would take as long as half of the tests; a rule remembers nothing.
          isolate: false,
          env: { SITE_URL: "https://help.example.com" },
          include: ["**/*.test.ts"],
          exclude: [...exclude, "**/*.db.test.ts"],
          // Against hanging only: a busy machine must not fail a rule.
          hookTimeout: 60_000,
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "db",
          include: ["**/*.db.test.ts"],
          exclude,
          globalSetup: "lib/testing/setup.ts",
          hookTimeout: 60_000,
          testTimeout: 60_000,
        },
      },
    ],
  },
});
