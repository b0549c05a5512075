import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createWorld, endWorld } from "@yihao/server/app";
import { hireStaff } from "@yihao/server/demo/organisation";
import { importReference } from "@yihao/server/modules/directory/index";
import { readConfig } from "@yihao/server/platform/config";
import type { DatabaseAddress } from "@yihao/server/platform/db";
import { startEmbeddedDatabase } from "@yihao/server/platform/embedded-db/index";
import { jobCall } from "@yihao/server/platform/jobs";
import { migrate } from "@yihao/server/platform/migrate";
import pg from "pg";

export const projectFolder = join(import.meta.dirname, "../../..");
const templateName = "yihao_template";

export type TestServer = { address: Extract<DatabaseAddress, { host: string }>; dataFolder: string; stop(): Promise<void> };

/** One PostgreSQL for a whole test run, with a template that holds the schema, the reference files and the people of the demo city. */
export async function startTestServer(): Promise<TestServer> {
  const dataFolder = mkdtempSync(join(tmpdir(), "yihao-test-"));
  const embedded = await startEmbeddedDatabase({ dataFolder, database: templateName, settings: { fsync: "off", max_connections: "200" } });
  const { host, port, user } = embedded.connection;
  const address = { host, port, user, database: templateName };
  await fillTemplate(address, dataFolder);
  return {
    address,
    dataFolder,
    async stop() {
      await embedded.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

async function fillTemplate(address: DatabaseAddress, dataFolder: string): Promise<void> {
  const world = createWorld(readConfig({ YIHAO_DATA: dataFolder, YIHAO_LOG: "silent" }, dataFolder), address);
  await migrate(world.pool);
  await importReference(jobCall(world, "template"), join(projectFolder, "reference"), join(projectFolder, "demo/agencies.csv"));
  await hireStaff(world, join(projectFolder, "demo"));
  // Nobody may be connected to a template when it is copied.
  await endWorld(world);
}

let made = 0;
/** A database of one's own, copied from the template. */
export async function createTestDatabase(
  server: Pick<TestServer, "address">,
): Promise<{ address: Extract<DatabaseAddress, { host: string }>; drop(): Promise<void> }> {
  made += 1;
  const database = `yihao_${process.pid}_${made}`;
  const admin = { ...server.address, database: "postgres" };
  const run = async (text: string) => {
    const client = new pg.Client(admin);
    await client.connect();
    await client.query(text).finally(() => client.end());
  };
  await run(`create database ${database} template ${templateName} strategy file_copy`);
  return { address: { ...server.address, database }, drop: () => run(`drop database if exists ${database} with (force)`) };
}
