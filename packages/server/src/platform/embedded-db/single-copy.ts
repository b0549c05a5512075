import { createHash } from "node:crypto";
import { realpathSync } from "node:fs";
import { createServer } from "node:net";
import { basename, dirname, join, resolve } from "node:path";
import { errorCode, StartRefusal } from "./start-refusal.ts";

/** The path without symbolic links, also when its last parts do not exist yet: the same before and after they are made. */
export function realPath(path: string): string {
  const absolute = resolve(path);
  try {
    return realpathSync(absolute);
  } catch (error) {
    const parent = dirname(absolute);
    if (errorCode(error) !== "ENOENT" || parent === absolute) return absolute;
    return join(realPath(parent), basename(absolute));
  }
}

/** A short name for a data folder, the same for every way to write its path. */
export function hashPath(path: string): string {
  return createHash("sha256").update(realPath(path)).digest("hex").slice(0, 20);
}

/**
 * Makes this process the only copy that works on a data folder, until the returned function is called or the process ends,
 * kill -9 included. Another copy gets a StartRefusal ("already-running"), and so does a second call in this process;
 * startEmbeddedDatabase calls it by itself. Copies in other network namespaces (containers) are not seen; outside Linux
 * nothing is held.
 */
export async function holdSingleCopy(dataFolder: string): Promise<() => void> {
  if (process.platform !== "linux") return () => {};
  // An abstract socket (leading NUL) rather than a lock file: the kernel frees it however the process ends.
  const holder = createServer((socket) => socket.destroy());
  await new Promise<void>((done, failed) => {
    holder.once("error", (error) => {
      const taken = errorCode(error) === "EADDRINUSE";
      failed(taken ? new StartRefusal("already-running", `一号已经在使用数据目录 ${dataFolder} 运行，请先停止正在运行的那一个。`) : error);
    });
    holder.listen({ path: `\0yihao-${hashPath(dataFolder)}`, exclusive: true }, done);
  });
  holder.unref();
  return () => {
    holder.close();
  };
}
