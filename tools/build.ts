import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { compressTexts } from "./build/compress.ts";

const root = join(import.meta.dirname, "..");
const apps = [
  { name: "portal", title: "公众门户" },
  { name: "workbench", title: "工作台" },
] as const;
type WebApp = (typeof apps)[number];

/** The web applications could not be built; the message is for a person. */
export class BuildProblem extends Error {}

/** Builds the web applications whose sources have changed since their last build, side by side. Tells its progress on stderr. */
export async function buildWeb(): Promise<void> {
  await Promise.all(apps.map(buildIfChanged));
}

async function buildIfChanged(app: WebApp): Promise<void> {
  const folder = join(root, "packages", app.name);
  const sources = hashSources(app);
  if (readBuilt(folder) === sources) return;
  const startedAt = performance.now();
  console.error(`正在构建${app.title}……`);
  removeLeftovers(folder);
  const fresh = join(folder, `dist.tmp-${process.pid}`);
  await runVite(app, folder, fresh);
  await compressTexts(fresh);
  writeFileSync(join(fresh, ".built"), sources);
  putInPlace(folder, fresh);
  console.error(`${app.title}已构建（${((performance.now() - startedAt) / 1000).toFixed(1)} 秒）`);
}

/** Everything that goes into the built files, and how they are built. */
function hashSources({ name }: WebApp): string {
  const skipped = /(^|\/)(node_modules|dist(\.[^/]*)?)$/;
  const files = [`packages/${name}`, "packages/ui/src", "packages/contract/src", "tools/build"].flatMap((folder) =>
    globSync(`${folder}/**/*.*`, { cwd: root, exclude: (path) => skipped.test(path) }),
  );
  const hash = createHash("sha256");
  for (const file of [...files.filter((each) => !/\.test\.tsx?$/.test(each)).sort(), "tools/build.ts", "package-lock.json"])
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update("\0");
  return hash.digest("hex");
}

function readBuilt(folder: string): string | null {
  const file = join(folder, "dist", ".built");
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}

/** Folders of builds that were cut short; another build may be at work in its own. */
function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = /^dist\.(?:tmp|old)-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return pid !== process.pid && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function runVite({ name, title }: WebApp, folder: string, fresh: string): Promise<void> {
  const vite = join(createRequire(join(folder, "package.json")).resolve("vite/package.json"), "../bin/vite.js");
  mkdirSync(fresh, { recursive: true });
  const args = [vite, "build", folder, "--outDir", fresh, "--emptyOutDir", "--logLevel", "warn"];
  const build = spawn(process.execPath, args, { cwd: folder, stdio: ["ignore", 2, 2] });
  const stop = () => build.kill();
  process.once("exit", stop);
  return new Promise((resolve, reject) => {
    build.once("error", reject);
    build.once("exit", (code) => {
      process.off("exit", stop);
      if (code === 0) return resolve();
      rmSync(fresh, { recursive: true, force: true });
      reject(new BuildProblem(`${title}构建失败，原因见上（packages/${name}）`));
    });
  });
}

function putInPlace(folder: string, fresh: string): void {
  const [built, old] = [join(folder, "dist"), join(folder, `dist.old-${process.pid}`)];
  if (existsSync(built)) renameSync(built, old);
  renameSync(fresh, built);
  rmSync(old, { recursive: true, force: true });
}

if (process.argv[1] === import.meta.filename) {
  await buildWeb().catch((error: unknown) => {
    if (!(error instanceof BuildProblem)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  });
}
