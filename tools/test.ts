/*
 * npm test: browser and font, web applications, checks, then all tests. The last line says how many passed and failed:
 * every test counts as one, every check too.
 */
import { BrowserProblem, provideBrowser } from "./browser.ts";
import { BuildProblem, buildWeb } from "./build.ts";
import { runChecks, type Tally } from "./check.ts";
import { runTests } from "./run-tests.ts";

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

async function endAll(): Promise<Tally> {
  try {
    return await testAll();
  } catch (error) {
    const isForPeople = error instanceof BrowserProblem || error instanceof BuildProblem;
    console.error(isForPeople ? error.message : error);
    return { passed: 0, failed: 1 };
  }
}

const { passed, failed } = await endAll();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
