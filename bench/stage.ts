import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { createWorld, endWorld } from "@yihao/server/app";
import { demoPassword, hireStaff } from "@yihao/server/demo/organisation";
import { importReference } from "@yihao/server/modules/directory/index";
import { readConfig } from "@yihao/server/platform/config";
import { startEmbeddedDatabase } from "@yihao/server/platform/embedded-db/index";
import { jobCall } from "@yihao/server/platform/jobs";
import { migrate } from "@yihao/server/platform/migrate";
import pg from "pg";

const projectFolder = join(import.meta.dirname, "..");

/** A database of the bench's own (fsync on, as in production) with the people of the demo city, and the real server in a process beside it. */
export type BenchStage = {
  pool: pg.Pool;
  /** For a bench that runs the modules in its own process. */
  connection: { host: string; port: number; user: string; database: string };
  dataFolder: string;
  startServer(): Promise<{ url: string; process: ChildProcess; token: string; stop(): Promise<void> }>;
  /** kill -9 of PostgreSQL; its supervisor brings it back. */
  killDatabase(): Promise<void>;
  close(): Promise<void>;
};

export async function openBenchStage(): Promise<BenchStage> {
  const dataFolder = mkdtempSync(join(tmpdir(), "yihao-bench-"));
  const embedded = await startEmbeddedDatabase({
    dataFolder: join(dataFolder, "database"),
    database: "yihao",
    settings: { max_connections: "200" },
  });
  const { host, port, user, database } = embedded.connection;
  const pool = new pg.Pool({ host, port, user, database, max: 16 });
  pool.on("error", () => {});
  await prepare(embedded.connection, dataFolder);
  const url = `postgres://${user}@${encodeURIComponent(host)}:${port}/${database}`;
  const servers: (() => Promise<void>)[] = [];
  return {
    pool,
    connection: embedded.connection,
    dataFolder,
    async startServer() {
      const server = await launch(url, dataFolder);
      servers.push(server.stop);
      return server;
    },
    async killDatabase() {
      const [pid] = readFileSync(join(embedded.place, "pg/postmaster.pid"), "utf8").split("\n");
      process.kill(Number(pid), "SIGKILL");
    },
    async close() {
      for (const stop of servers) await stop();
      await pool.end();
      await embedded.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

async function prepare(connection: { host: string; port: number; user: string; database: string }, dataFolder: string): Promise<void> {
  const world = createWorld(readConfig({ YIHAO_DATA: dataFolder, YIHAO_LOG: "silent" }, dataFolder), connection);
  await migrate(world.pool);
  await importReference(jobCall(world, "bench"), join(projectFolder, "reference"), join(projectFolder, "demo/agencies.csv"));
  await hireStaff(world, join(projectFolder, "demo"));
  await endWorld(world);
}

async function launch(databaseUrl: string, dataFolder: string) {
  const child = spawn(process.execPath, [join(projectFolder, "packages/server/src/main.ts")], {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      YIHAO_DATA: dataFolder,
      PORT: "0",
      HOST: "127.0.0.1",
      YIHAO_ANNOUNCE: "json",
      YIHAO_DEMO: "off",
      YIHAO_LOG: "error",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      const said = JSON.parse(line) as { url?: string };
      if (said.url !== undefined) resolve(said.url);
    });
    void ended.then(() => reject(new Error("the server ended before it was ready")));
  });
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  return { url, process: child, token: readFileSync(join(dataFolder, "cli-token"), "utf8"), stop };
}

/** Signs in over HTTP; returns the cookie header. */
export async function signIn(url: string, username: string): Promise<string> {
  const answer = await fetch(`${url}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ username, password: demoPassword }),
  });
  if (answer.status !== 201) throw new Error(`cannot sign in as ${username}: ${await answer.text()}`);
  return (answer.headers.getSetCookie()[0] ?? "").split(";")[0] ?? "";
}

export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const round = (value: number, digits = 2) => Math.round(value * 10 ** digits) / 10 ** digits;
