/*
 * npm run test:walks            2,000 random walks of a case (npm test takes 200 of them)
 * npm run test:walks -- 10000   as many as you like
 */
import { runTests } from "./run-tests.ts";

const walks = process.argv[2] ?? "2000";
if (!/^[1-9]\d{0,6}$/.test(walks)) {
  console.error(`how many walks? a whole number, not “${walks}”`);
  process.exit(2);
}
const { passed, failed } = await runTests(["server"], { YIHAO_WALKS: walks }, ["tests/walks"]);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
