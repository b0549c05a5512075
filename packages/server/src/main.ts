import { writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { announce, type DemoAccount } from "./announce.ts";
import { createApp, createWorld, endWorld, startBackground } from "./app.ts";
import { clearHalfMadeDemo, ensureFirstAdministrator, makeDemoCity, wantsDemo } from "./demo/index.ts";
import { importReference } from "./modules/directory/index.ts";
import { recomputeLimits } from "./modules/handling/index.ts";
import { issueLocalToken } from "./modules/identity/index.ts";
import { type Config, ConfigProblem, readConfig } from "./platform/config.ts";
import type { DatabaseAddress } from "./platform/db.ts";
import { holdSingleCopy, StartRefusal, startEmbeddedDatabase } from "./platform/embedded-db/index.ts";
import { serveWeb } from "./platform/http/web.ts";
import { jobCall } from "./platform/jobs.ts";
import { migrate } from "./platform/migrate.ts";
import { transact } from "./platform/transact.ts";
import type { World } from "./platform/world.ts";
import { databaseProblem, insistPortFree, insistWritable, StartProblem } from "./start-problem.ts";

const projectFolder = join(import.meta.dirname, "../../..");
const referenceFolder = join(projectFolder, "reference");
const demoFolder = join(projectFolder, "demo");

type Stop = () => Promise<void>;

/** Starts everything in order and stops it in reverse. `webReady` is the building of the web applications, which may still be under way. */
export async function main(webReady: Promise<void> = Promise.resolve()): Promise<void> {
  const stops: Stop[] = [];
  const stop = stopOnce(stops);
  onSignals(stop);
  try {
    await start(readConfig(process.env, projectFolder), webReady, stops);
  } catch (error) {
    await stop();
    if (!(error instanceof ConfigProblem || error instanceof StartRefusal || error instanceof StartProblem)) throw error;
    console.error(`启动失败：${error.message}`);
    process.exitCode = 1;
  }
}

async function start(config: Config, webReady: Promise<void>, stops: Stop[]): Promise<void> {
  const say = (line: string) => console.error(line);
  insistWritable(config.dataFolder);
  await insistPortFree(config.host, config.port);
  const database = await openDatabase(config, say, stops);
  const world = createWorld(config, database);
  stops.push(() => endWorld(world));
  const applied = await migrate(world.pool);
  if (applied.length > 0) say(`数据库结构已更新：${applied.length} 项`);

  const { app, relay } = await createApp(world);
  const accounts = await prepareCity(world, database, say);
  await webReady;
  await serveWeb(app);

  const background = await startBackground(world, relay);
  stops.push(() => background.stop());
  // Before the first request can come: the command line reads it as soon as the server answers.
  const token = await issueLocalToken(jobCall(world, "local token"));
  if (token !== null) writeFileSync(join(config.dataFolder, "cli-token"), token, { mode: 0o600 });
  await app.listen({ host: config.host, port: config.port });
  stops.push(() => app.close());
  announce(config, app.addresses(), accounts);
}

/** Reference files at every start; on the very first one the demo city, or a single administrator. */
async function prepareCity(world: World, database: DatabaseAddress, say: (line: string) => void): Promise<readonly DemoAccount[]> {
  await clearHalfMadeDemo(world);
  const isDemo = await wantsDemo(world);
  const { calendarChangedFrom } = await importReference(
    jobCall(world, "reference"),
    referenceFolder,
    isDemo ? join(demoFolder, "agencies.csv") : undefined,
  );
  if (calendarChangedFrom !== null) await transact(jobCall(world, "calendar"), (act) => recomputeLimits(act, calendarChangedFrom));
  if (isDemo) return makeDemoCity(world, database, demoFolder, say);
  await ensureFirstAdministrator(world, say);
  return [];
}

async function openDatabase(config: Config, say: (line: string) => void, stops: Stop[]): Promise<DatabaseAddress> {
  if (config.databaseUrl !== undefined) {
    const release = await holdSingleCopy(config.dataFolder);
    stops.push(async () => release());
    await insistReachable(config.databaseUrl);
    return { connectionString: config.databaseUrl };
  }
  const embedded = await startEmbeddedDatabase({ dataFolder: config.dataFolder, database: "yihao" });
  stops.push(() => embedded.stop());
  if (embedded.note !== undefined) say(embedded.note);
  embedded.onCrash((crash) => say(`数据库意外停止，正在恢复（${JSON.stringify(crash)}）`));
  return embedded.connection;
}

async function insistReachable(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 8_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    const version = await client.query<{ version: number }>("select current_setting('server_version_num')::int as version");
    if ((version.rows[0]?.version ?? 0) < 150_000) throw new StartProblem("数据库版本过低：需要 PostgreSQL 15 或更新的版本");
  } catch (error) {
    throw error instanceof StartProblem ? error : databaseProblem(error, url);
  } finally {
    await client.end().catch(() => {});
  }
}

function stopOnce(stops: Stop[]): Stop {
  let stopping: Promise<void> | undefined;
  return () => {
    stopping ??= (async () => {
      for (const each of stops.splice(0).reverse()) await each().catch((error: unknown) => console.error(`停止时出错：${String(error)}`));
    })();
    return stopping;
  };
}

function onSignals(stop: Stop): void {
  let asked = false;
  const end = (code: number) => {
    // A second Ctrl-C means: hurry. The database has its own log and recovers.
    if (asked) process.exit(code);
    asked = true;
    console.error("正在停止……");
    void stop().then(() => process.exit(code));
  };
  process.on("SIGINT", () => end(130));
  process.on("SIGTERM", () => end(143));
  process.on("SIGHUP", () => end(129));
  // The bootstrap was killed: nobody would ever stop this process and its database.
  process.once("disconnect", () => end(1));
  process.channel?.unref();
}

if (process.argv[1] === import.meta.filename) await main();
