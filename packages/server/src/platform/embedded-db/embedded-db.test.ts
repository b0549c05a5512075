import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type DatabaseCrash, type EmbeddedDatabase, holdSingleCopy, StartRefusal, startEmbeddedDatabase } from "./index.ts";

const isRoot = process.geteuid?.() === 0;
const frontDoor = new URL("./index.ts", import.meta.url).href;

let home: string;
let dataFolder: string;
let lines: string[];
let opened: EmbeddedDatabase[];

async function start(settings: Record<string, string> = {}): Promise<EmbeddedDatabase> {
  const database = await startEmbeddedDatabase({ dataFolder, database: "yihao", settings, log: (line) => lines.push(line) });
  opened.push(database);
  return database;
}

async function query(database: EmbeddedDatabase, text: string): Promise<unknown[]> {
  const client = new pg.Client(database.connection);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

function postmasterPid(): number {
  return Number(readFileSync(join(dataFolder, "pg", "postmaster.pid"), "utf8").split("\n")[0]);
}

/** A copy of the program in a process of its own, killed the hard way at a moment of the test's choice. */
async function startAndKill(moment: "while initdb works" | "when started"): Promise<void> {
  const program = `
    import { startEmbeddedDatabase } from ${JSON.stringify(frontDoor)};
    const database = await startEmbeddedDatabase({ dataFolder: ${JSON.stringify(dataFolder)}, database: "yihao" });
    setInterval(() => {}, 1000);
    process.stdout.write("started");`;
  const copy = spawn(process.execPath, ["--input-type=module", "-e", program], { stdio: ["ignore", "pipe", "inherit"] });
  if (moment === "when started") await once(copy.stdout, "data");
  else await expect.poll(() => existsSync(dataFolder) && unfinishedFolders().length, { interval: 2, timeout: 10_000 }).toBe(1);
  copy.kill("SIGKILL");
  await once(copy, "exit");
}

function unfinishedFolders(): string[] {
  return readdirSync(dataFolder).filter((name) => name.startsWith("pg.unfinished-"));
}

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "yihao-embedded-db-"));
  // Not closed to the user a server started by root runs as; that is a test of its own.
  chmodSync(home, 0o755);
  dataFolder = join(home, "data");
  lines = [];
  opened = [];
});

afterEach(async () => {
  for (const database of opened) {
    await database.stop();
    if (!database.place.startsWith(home)) rmSync(database.place, { recursive: true, force: true });
  }
  rmSync(home, { recursive: true, force: true });
});

describe("embedded database", { timeout: 60_000 }, () => {
  it("keeps the data over stop and start", async () => {
    const first = await start();
    await query(first, "create table demand (content text); insert into demand values ('路灯不亮')");
    await first.stop();
    expect(existsSync(join(dataFolder, "pg", "postmaster.pid"))).toBe(false);

    const second = await start();
    expect(await query(second, "select content from demand")).toEqual([{ content: "路灯不亮" }]);
    expect(second.place).toBe(dataFolder);
    expect(second.note).toBeUndefined();
  });

  it("listens on no network, is durable and lets the caller's settings win", async () => {
    const database = await start({ max_connections: "40" });
    const names = ["listen_addresses", "fsync", "synchronous_commit", "jit", "TimeZone", "max_connections", "server_encoding"];
    const values = await query(database, `select ${names.map((name) => `current_setting('${name}') as "${name}"`).join(", ")}`);
    expect(values).toEqual([
      {
        listen_addresses: "",
        fsync: "on",
        synchronous_commit: "on",
        jit: "off",
        TimeZone: "Asia/Shanghai",
        max_connections: "40",
        server_encoding: "UTF8",
      },
    ]);
    expect(lstatSync(database.connection.host).mode & 0o777).toBe(0o700);
  });

  it("refuses a second copy and lets it in after stop", async () => {
    const first = await start();
    await expect(start()).rejects.toMatchObject({ name: "StartRefusal", reason: "already-running" });
    await expect(holdSingleCopy(join(home, ".", "data"))).rejects.toBeInstanceOf(StartRefusal);
    await first.stop();
    const release = await holdSingleCopy(dataFolder);
    await expect(start()).rejects.toMatchObject({ reason: "already-running" });
    release();
    await start();
  });

  it("starts the server again when it is killed, with all that was acknowledged", async () => {
    const database = await start();
    await query(database, "create table demand (content text); insert into demand values ('噪声扰民')");
    const killed = postmasterPid();
    const crashes: DatabaseCrash[] = [];
    const restored = new Promise<void>((done) => {
      database.onCrash((crash) => {
        crashes.push(crash);
        if (crash.state === "restored") done();
      });
    });
    process.kill(killed, "SIGKILL");
    await restored;

    expect(crashes.map((crash) => crash.state)).toEqual(["down", "restored"]);
    expect(postmasterPid()).not.toBe(killed);
    expect(await query(database, "select content from demand")).toEqual([{ content: "噪声扰民" }]);
  });

  it("takes over the server of a copy that was killed, and watches it", async () => {
    await startAndKill("when started");
    const orphan = postmasterPid();
    const database = await start();
    expect(postmasterPid()).toBe(orphan);
    expect(await query(database, "select 1 as one")).toEqual([{ one: 1 }]);

    const restored = new Promise<void>((done) => {
      database.onCrash((crash) => crash.state === "restored" && done());
    });
    process.kill(orphan, "SIGKILL");
    await restored;
    expect(postmasterPid()).not.toBe(orphan);
  });

  it("restarts an orphan that runs with other settings", async () => {
    await startAndKill("when started");
    const orphan = postmasterPid();
    const database = await start({ work_mem: "8MB" });
    expect(postmasterPid()).not.toBe(orphan);
    expect(await query(database, "show work_mem")).toEqual([{ work_mem: "8MB" }]);
  });

  it("is not stopped by a pid file whose number belongs to another process", async () => {
    const first = await start();
    await first.stop();
    writeFileSync(join(dataFolder, "pg", "postmaster.pid"), `${process.pid}\n${dataFolder}/pg\n1\n5432\n\n\n\n`);
    const second = await start();
    expect(await query(second, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  it("starts over when initdb was interrupted", async () => {
    await startAndKill("while initdb works");
    const database = await start();
    expect(await query(database, "select 1 as one")).toEqual([{ one: 1 }]);
    expect(unfinishedFolders()).toEqual([]);
  });

  it("keeps the data out of a folder that is closed to the server's user", async () => {
    chmodSync(home, 0o700);
    const first = await start();
    expect(first.place === dataFolder).toBe(!isRoot);
    if (isRoot) expect(first.note).toContain(join(first.place, "pg"));
    await query(first, "create table demand (content text)");
    await first.stop();
    expect(await query(await start(), "select count(*)::int as n from demand")).toEqual([{ n: 0 }]);
  });

  it("finds a place for the socket when the path of the data folder is too long for one", async () => {
    dataFolder = join(home, "市民服务热线".repeat(6), "data");
    const database = await start();
    expect(database.connection.host.startsWith(home)).toBe(false);
    expect(await query(database, "select 1 as one")).toEqual([{ one: 1 }]);
    rmSync(database.connection.host, { recursive: true });
  });

  it("refuses a data folder it cannot write to", async () => {
    // Root writes wherever mode bits are all that forbids it; nobody writes here.
    dataFolder = "/sys/yihao-data";
    await expect(start()).rejects.toMatchObject({ name: "StartRefusal", reason: "read-only" });
  });

  it("refuses a folder with files that are not a database", async () => {
    mkdirSync(join(dataFolder, "pg"), { recursive: true });
    writeFileSync(join(dataFolder, "pg", "notes.txt"), "");
    await expect(start()).rejects.toMatchObject({ reason: "foreign-data" });
    expect(existsSync(join(dataFolder, "pg", "notes.txt"))).toBe(true);
  });

  it("refuses a setting the server does not know, and can be started afterwards", async () => {
    await expect(start({ no_such_setting: "1" })).rejects.toMatchObject({ reason: "server-failed" });
    await start();
  });
});
