import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Failure } from "./arguments.ts";
import type { Output } from "./output.ts";
import { projectFolder } from "./places.ts";

export type StartedServer = { readonly url: string; hasEnded(): boolean; close(): Promise<void> };

const main = join(projectFolder, "packages/server/src/main.ts");

/** Starts the server on a free port as a child that ends with this process. Throws Failure when it does not come up. */
export async function startServer(output: Output): Promise<StartedServer> {
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, PORT: "0", HOST: "127.0.0.1", YIHAO_ANNOUNCE: "json" },
    // By the ipc channel the child learns of our end, however it came.
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const url = await readAddress(child, output);
  if (url === null) throw new Failure("服务器没有启动成功，原因见上");
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  return {
    url,
    hasEnded,
    async close() {
      if (hasEnded()) return;
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** The address from the one line on its stdout; null when it ends before. What it says until then is passed on. */
async function readAddress(child: ChildProcess, output: Output): Promise<string | null> {
  let isReady = false;
  if (child.stderr !== null) createInterface({ input: child.stderr }).on("line", (line) => (isReady ? undefined : output.note(line)));
  if (child.stdout === null) return null;
  const lines = createInterface({ input: child.stdout });
  const address = new Promise<string>((found) => lines.on("line", (line) => addressIn(line, found)));
  const ended = once(child, "exit").then(() => null);
  const url = await Promise.race([address, ended]);
  isReady = true;
  return url;
}

function addressIn(line: string, found: (url: string) => void): void {
  try {
    const said = JSON.parse(line) as { ready?: unknown; url?: unknown };
    if (said.ready === true && typeof said.url === "string") found(said.url);
  } catch {
    // Another line.
  }
}
