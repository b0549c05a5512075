import { spawn } from "node:child_process";
import { join } from "node:path";

export const root = join(import.meta.dirname, "../..");

/** One step of `npm run check`: what it finds is wrong, one text per finding; nothing found means it passes. */
export type Check = { readonly name: string; find(): Promise<readonly string[]> };

/** Runs the script of an installed tool under this Node, in the project's folder. */
export function runTool(script: string, args: readonly string[]): Promise<{ code: number; output: string; errors: string }> {
  const child = spawn(process.execPath, [join(root, "node_modules", script), ...args], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined },
  });
  const output: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout.on("data", (piece: Buffer) => output.push(piece));
  child.stderr.on("data", (piece: Buffer) => errors.push(piece));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) =>
      resolve({ code: code ?? 1, output: Buffer.concat(output).toString(), errors: Buffer.concat(errors).toString() }),
    );
  });
}

/** The whole output of a tool is the finding when it fails. */
export async function findByTool(script: string, args: readonly string[]): Promise<string[]> {
  const { code, output, errors } = await runTool(script, args);
  return code === 0 ? [] : [`${output}${errors}`.trim() || `${script} ended with code ${code}`];
}
