import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ask, startProduct } from "@yihao/testkit/product";
import { afterAll, describe, expect, it } from "vitest";

const folders: string[] = [];
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), "yihao-start-"));
  folders.push(made);
  return made;
};
afterAll(() => {
  for (const each of folders) rmSync(each, { recursive: true, force: true });
});

const sentenceOf = (start: Promise<unknown>) =>
  start.then(
    () => "started",
    (error: Error) => error.message,
  );

describe("a start that cannot succeed says one clear sentence and ends non-zero", () => {
  it("when the port is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const address = other.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const said = await sentenceOf(startProduct({ dataFolder: folder(), environment: { PORT: String(port) } }));
    other.close();
    expect(said).toMatch(/^ended with 1: 启动失败：端口 \d+ 已被占用：请先停止占用它的程序，或用 PORT=其他端口 npm start\n$/);
  });

  it("when the database that was named does not answer", async () => {
    const said = await sentenceOf(
      startProduct({ dataFolder: folder(), environment: { DATABASE_URL: "postgres://somebody:secret@127.0.0.1:9/yihao" } }),
    );
    expect(said).toMatch(/^ended with 1: 启动失败：数据库 postgres:\/\/127\.0\.0\.1:9\/yihao 连接不上/);
    expect(said).not.toContain("secret");
  });

  it("when the data folder cannot be written", async () => {
    const said = await sentenceOf(startProduct({ dataFolder: "/proc/yihao" }));
    expect(said).toMatch(/^ended with 1: 启动失败：数据文件夹 \/proc\/yihao 不能写入/);
  });

  it("when the environment is wrong, all problems at once", async () => {
    const said = await sentenceOf(startProduct({ dataFolder: folder(), environment: { PORT: "many", YIHAO_CITY: "南通" } }));
    expect(said).toContain("环境变量 PORT 应为端口号");
    expect(said).toContain("环境变量 YIHAO_CITY 应为 6 位区划代码");
  });

  it("when a second copy is started on the same folder, and the first one goes on", async () => {
    const dataFolder = folder();
    const first = await startProduct({ dataFolder });
    const said = await sentenceOf(startProduct({ dataFolder }));
    expect(said).toMatch(/^ended with 1: 启动失败：.*已/);
    expect((await ask(first.url, "/regions")).status).toBe(200);
    expect(await first.stop()).toBe(143);
  }, 60_000);
});
