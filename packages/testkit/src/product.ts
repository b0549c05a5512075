import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { projectFolder } from "./database.ts";

/** The real server in a process of its own, as `npm start` runs it, on a data folder that outlives it. */
export type Product = {
  readonly url: string;
  readonly process: ChildProcess;
  readonly token: string;
  stop(): Promise<number | null>;
  kill(): Promise<void>;
};

export type ProductOptions = { readonly dataFolder: string; readonly environment?: Readonly<Record<string, string>> };

/** Starts it and waits until it says that it is ready; rejects with what it printed when it ends instead. */
export async function startProduct({ dataFolder, environment = {} }: ProductOptions): Promise<Product> {
  const child = spawn(process.execPath, [join(projectFolder, "packages/server/src/main.ts")], {
    env: {
      ...process.env,
      PORT: "0",
      HOST: "127.0.0.1",
      YIHAO_DATA: dataFolder,
      YIHAO_ANNOUNCE: "json",
      YIHAO_DEMO: "off",
      YIHAO_LOG: "error",
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      const announced = JSON.parse(line) as { url?: string };
      if (announced.url !== undefined) resolve(announced.url);
    });
    void ended.then((code) => reject(new Error(`ended with ${code}: ${said}`)));
  });
  return {
    url,
    process: child,
    token: readFileSync(join(dataFolder, "cli-token"), "utf8"),
    stop() {
      child.kill("SIGTERM");
      return ended;
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** A client's request against a product; status 0 when the connection broke. */
export async function ask(
  url: string,
  path: string,
  options: { body?: unknown; headers?: Record<string, string> } = {},
): Promise<{ status: number; body: unknown; headers: Headers }> {
  const headers = { ...options.headers, ...(options.body === undefined ? {} : { "content-type": "application/json" }) };
  try {
    const answer = await fetch(`${url}/api${path}`, {
      method: options.body === undefined ? "GET" : "POST",
      headers,
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === "" ? null : JSON.parse(text), headers: answer.headers };
  } catch {
    return { status: 0, body: null, headers: new Headers() };
  }
}
