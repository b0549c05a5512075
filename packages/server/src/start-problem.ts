import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";

/** Something a person must mend before the product can start: one clear sentence and a non-zero exit. */
export class StartProblem extends Error {}

/** Refuses early, before the database is touched, when the port is taken. Port 0 is always free. */
export async function insistPortFree(host: string, port: number): Promise<void> {
  if (port === 0) return;
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE")
        reject(new StartProblem(`端口 ${port} 已被占用：请先停止占用它的程序，或用 PORT=其他端口 npm start`));
      else if (error.code === "EACCES")
        reject(new StartProblem(`没有权限使用端口 ${port}：请换一个 1024 以上的端口，如 PORT=12345 npm start`));
      else reject(new StartProblem(`地址 ${host}:${port} 不可用（${error.code ?? error.message}）：请检查 HOST 与 PORT`));
    });
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

/** Makes the data folder and writes a file into it: on a read-only disk only the attempt tells, also for root. */
export function insistWritable(folder: string): void {
  try {
    makeFolder(folder);
    const probe = join(folder, `.probe-${process.pid}`);
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? "未知原因";
    throw new StartProblem(`数据文件夹 ${folder} 不能写入（${reason}）：请检查权限，或用 YIHAO_DATA=其他文件夹 npm start`);
  }
}

// Level by level: the recursive mkdir of Node never returns on a file system that answers ENOENT (such as /proc).
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

/** The sentence for a database that was named by DATABASE_URL and does not answer. */
export function databaseProblem(error: unknown, url: string): StartProblem {
  const place = url.replace(/^(postgres(?:ql)?:\/\/)(?:[^@/]*@)?/, "$1");
  const { code, message } = error as { code?: string; message: string };
  if (code === "28P01" || code === "28000") return new StartProblem(`数据库 ${place} 拒绝了账号或密码：请检查 DATABASE_URL`);
  if (code === "3D000") return new StartProblem(`数据库 ${place} 不存在：请先创建，或改正 DATABASE_URL`);
  return new StartProblem(`数据库 ${place} 连接不上（${code ?? message}）：请确认它已启动且地址正确，或去掉 DATABASE_URL 使用自带的数据库`);
}
