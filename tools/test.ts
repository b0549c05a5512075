/*
 * npm test: browser and font, web applications, checks, then all tests. The last line says how many passed and failed:
 * every test counts as one, every check too.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BrowserProblem, provideBrowser } from "./browser.ts";
import { BuildProblem, buildWeb } from "./build.ts";
import { runChecks, type Tally } from "./check.ts";

const root = join(import.meta.dirname, "..");

type Report = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
};

const reports = mkdtempSync(join(tmpdir(), "yihao-test-reports-"));

async function testAll(): Promise<Tally> {
  const chromium = provideBrowser();
  await buildWeb();
  const tallies = [
    await part("checks", () => runChecks()),
    await part("tests without a browser", () => runTests(["unit", "server"], {})),
    await part("browser tests", () => runTests(["e2e"], { CHROMIUM_PATH: chromium })),
  ];
  return { passed: sum(tallies.map((each) => each.passed)), failed: sum(tallies.map((each) => each.failed)) };
}

async function part(name: string, run: () => Promise<Tally>): Promise<Tally> {
  console.log(`\n── ${name}`);
  return run();
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

// Escape codes help nobody in a log file.
const plain = process.stdout.isTTY ? {} : { NO_COLOR: "1" };

async function runTests(projects: readonly string[], environment: Readonly<Record<string, string>>): Promise<Tally> {
  const report = join(reports, `${projects.join("-")}.json`);
  const args = [
    join(root, "node_modules/vitest/vitest.mjs"),
    "run",
    ...projects.map((project) => `--project=${project}`),
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ];
  const tests = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", 1, 2], env: { ...process.env, ...plain, ...environment } });
  const stop = () => {
    tests.kill();
    process.exit(143);
  };
  process.once("SIGTERM", stop);
  const code = await new Promise<number>((resolve, reject) => {
    tests.once("error", reject);
    tests.once("exit", (exit) => resolve(exit ?? 1));
  });
  process.off("SIGTERM", stop);
  return tallyOf(report, code);
}

/** A file that does not load has no tests to fail, and a run may fail outside of any: both count as one. */
function tallyOf(report: string, code: number): Tally {
  const read = readReport(report);
  const unloaded = read.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0).length;
  const failed = read.numFailedTests + unloaded;
  const sawNothing = read.numPassedTests + failed === 0;
  return { passed: read.numPassedTests, failed: failed === 0 && (code !== 0 || sawNothing) ? 1 : failed };
}

function readReport(file: string): Report {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Report;
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, testResults: [] };
  }
}

async function endAll(): Promise<Tally> {
  try {
    return await testAll();
  } catch (error) {
    const isForPeople = error instanceof BrowserProblem || error instanceof BuildProblem;
    console.error(isForPeople ? error.message : error);
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
}

const { passed, failed } = await endAll();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
