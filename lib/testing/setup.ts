import type { TestProject } from "vitest/node";
import { joinTestServer } from "./server";

/** Once per run of the database tests: joins the test server, and leaves it at the end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, template, leave } = await joinTestServer();
  project.provide("testServer", { url, template });
  return leave;
}

declare module "vitest" {
  export interface ProvidedContext {
    testServer: { url: string; template: string };
  }
}
