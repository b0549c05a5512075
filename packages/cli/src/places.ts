import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { Failure } from "./arguments.ts";
import { environment } from "./environment.ts";

export const projectFolder = join(import.meta.dirname, "../../..");
export const dataFolder = () => resolve(projectFolder, environment.dataFolder);
export const localUrl = () => `http://localhost:${environment.port}`;

/** A file as the person named it; npm runs commands in the project's folder and remembers where it was called. */
export function findFile(name: string): string {
  const found = [process.cwd(), environment.calledFrom].map((folder) => resolve(folder, name)).find(existsSync);
  if (found === undefined) throw new Failure(`没有这个文件：${name}`);
  return found;
}
