import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Tally } from "./check.ts";

const root = join(import.meta.dirname, "..");

type Report = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
};

// Escape codes help nobody in a log file.
const plain = process.stdout.isTTY ? {} : { NO_COLOR: "1" };

/** Runs vitest on these projects, or on these files of them, and counts what came out. */
export async function runTests(
  projects: readonly string[],
  environment: Readonly<Record<string, string>>,
  files: readonly string[] = [],
): Promise<Tally> {
  const reports = mkdtempSync(join(tmpdir(), "yihao-test-reports-"));
  const report = join(reports, "report.json");
  const args = [
    join(root, "node_modules/vitest/vitest.mjs"),
    "run",
    ...projects.map((project) => `--project=${project}`),
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
    ...files,
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
  const tally = tallyOf(report, code);
  rmSync(reports, { recursive: true, force: true });
  return tally;
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
