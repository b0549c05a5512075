import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBenchStage, round } from "./stage.ts";

const projectFolder = join(import.meta.dirname, "..");

/**
 * History of `rows` rows (200,000) from a file, through the command line and HTTP, with the command's memory read every half second;
 * with `--kills N` the command is killed with -9 at N random moments, in turn with the server's database; the killed command is run again, the other goes on by itself.
 */
export async function run({ rows = "200000", kills = "0" }: { rows?: string; kills?: string }): Promise<Record<string, unknown>> {
  const folder = mkdtempSync(join(tmpdir(), "yihao-bench-import-"));
  const file = join(folder, "history.jsonl");
  execFileSync(process.execPath, [join(import.meta.dirname, "generate-history.ts"), "--rows", rows, "--out", file]);
  const stage = await openBenchStage();
  try {
    const server = await stage.startServer();
    const importing = () =>
      spawn(process.execPath, [join(projectFolder, "packages/cli/src/main.ts"), "import", "demands", file, "--source", "bench", "--json"], {
        env: { ...process.env, YIHAO_URL: server.url, YIHAO_TOKEN: server.token },
        stdio: ["ignore", "pipe", "inherit"],
      });
    let child = importing();
    for (let kill = 0; kill < Number(kills); kill += 1) {
      // A random moment in each stretch of the file, told by what has arrived.
      const moment = (Number(rows) * (kill + Math.random())) / (Number(kills) + 1);
      while ((await count(stage.pool)) < moment) await new Promise((resolve) => setTimeout(resolve, 100));
      if (kill % 2 === 0) {
        const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
        child.kill("SIGKILL");
        await ended;
        child = importing();
      } else await stage.killDatabase();
      console.error(`kill ${kill + 1} (${kill % 2 === 0 ? "importer" : "database"}) at ${Math.round(moment)} rows`);
    }
    const before = await count(stage.pool);
    const began = performance.now();
    const { peakMb, lateMb } = await watch(child);
    const seconds = (performance.now() - began) / 1000;
    const total = await count(stage.pool);
    return {
      rows: total,
      perSecond: round((total - before) / seconds),
      seconds: round(seconds),
      clientPeakMb: peakMb,
      clientLateMb: lateMb,
      serverMb: memoryOf(server.process),
      exact: total === Number(rows),
    };
  } finally {
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function count(pool: { query(text: string): Promise<{ rows: { count: string }[] }> }): Promise<number> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return Number((await pool.query("select count(*) as count from demand where source = 'bench'")).rows[0]?.count);
    } catch (error) {
      // The database was killed a moment ago and is coming back.
      if (attempt > 40) throw error;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

function memoryOf(child: ChildProcess): number {
  const status = `/proc/${child.pid}/status`;
  return existsSync(status) ? Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(status, "utf8"))?.[1] ?? 0) / 1024) : 0;
}

/** Peak memory, and the mean of the last third of the run: flat means that they are alike. */
async function watch(child: ChildProcess): Promise<{ peakMb: number; lateMb: number }> {
  const readings: number[] = [];
  const timer = setInterval(() => readings.push(memoryOf(child)), 500);
  const code = await new Promise((resolve) => child.once("exit", resolve));
  clearInterval(timer);
  if (code !== 0) throw new Error(`the import ended with ${String(code)}`);
  const late = readings.slice(Math.floor((readings.length * 2) / 3)).filter((reading) => reading > 0);
  return { peakMb: Math.max(...readings), lateMb: Math.round(late.reduce((sum, reading) => sum + reading, 0) / Math.max(late.length, 1)) };
}
