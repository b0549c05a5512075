// npm start: the web applications are built while the database starts and the demo city is made.
import { main } from "../packages/server/src/main.ts";
import { BuildProblem, buildWeb } from "./build.ts";

const webReady = buildWeb();
// Whoever waits for it meets its failure there; until then it must not end the process.
webReady.catch(() => {});

try {
  await main(webReady);
} catch (error) {
  if (!(error instanceof BuildProblem)) throw error;
  console.error(`启动失败：${error.message}`);
  process.exitCode = 1;
}
