import { startTestServer } from "@yihao/testkit/database";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    database: { address: { host: string; port: number; user: string; database: string }; dataFolder: string };
  }
}

/** One PostgreSQL for the run; every file copies its own database from the template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer();
  project.provide("database", { address: server.address, dataFolder: server.dataFolder });
  return () => server.stop();
}
