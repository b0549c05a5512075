import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { systemActor } from "../../kernel/actor.ts";
import { settableClock } from "../../kernel/clock.ts";
import { readConfig } from "../../platform/config.ts";
import { openCrypto } from "../../platform/crypto.ts";
import { openDb, openPool } from "../../platform/db.ts";
import { type EmbeddedDatabase, startEmbeddedDatabase } from "../../platform/embedded-db/index.ts";
import { type App, createHttp, sessionCookie } from "../../platform/http/app.ts";
import { createListeners } from "../../platform/listeners.ts";
import { createMemory } from "../../platform/memory.ts";
import { migrate } from "../../platform/migrate.ts";
import { createNumbers } from "../../platform/numbers.ts";
import { createSignals } from "../../platform/signals.ts";
import type { Call, World } from "../../platform/world.ts";
import { createIdentity, ensureAccount, hashPassword, type Places } from "./index.ts";

export const agency = "01990000-0000-7000-8000-000000000001";
export const office = "01990000-0000-7000-8000-000000000002";
const names = new Map([
  [agency, "市城管局"],
  [office, "城管执法支队"],
]);
const platformNames = new Map([
  ["320600", "南通市 12345"],
  ["320681", "启东市 12345"],
]);
const places: Places = {
  unitOf: async (_world, _city, platformCode, agencyId) => ({
    platformName: platformNames.get(platformCode) ?? "",
    agencyName: names.get(agencyId ?? "") ?? null,
    agencyCode: agencyId === null ? null : "C1",
  }),
  subtreeOf: async (_world, _city, agencyId) => (agencyId === agency ? [agency, office] : [agencyId]),
  platformsBelow: async (_world, _city, platformCode) => [platformCode],
  knows: async (_world, _city, platformCode, agencyId) => ({
    platform: platformNames.has(platformCode),
    agency: agencyId === null || names.has(agencyId),
  }),
  agenciesInUse: async () => [...names].map(([id, name]) => ({ id, name, platformCode: "320600", isActive: true })),
  agenciesUpFrom: async (_world, _city, agencyId) =>
    (agencyId === office ? [office, agency] : [agencyId]).flatMap((id) => {
      const name = names.get(id);
      return name === undefined ? [] : [{ id, name, platformCode: "320600", isActive: true }];
    }),
};
export const identity = createIdentity(places);
export const clock = settableClock(new Date("2026-11-23T09:00:00+08:00"));
export const password = "correct horse 12345";

let folder: string;
let database: EmbeddedDatabase;
export let world: World;
let app: App;
export let chiefId: string;

/** Called once by a test file: a real database with four accounts for every test of it. */
export function useIdentity(): void {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "yihao-identity-"));
    database = await startEmbeddedDatabase({ dataFolder: folder, database: "yihao" });
    const pool = openPool(database.connection, { size: 5 }, () => {});
    await migrate(pool);
    world = {
      config: readConfig({ YIHAO_DATA: folder, YIHAO_LOG: "silent" }, folder),
      pool,
      db: openDb(pool),
      clock,
      log: pino({ level: "silent" }),
      crypto: openCrypto(folder),
      files: { folder },
      memory: createMemory(),
      numbers: createNumbers(pool),
      listeners: createListeners([]),
      signals: createSignals(),
    };
    app = await createHttp(
      world,
      identity.createAuthenticate(() => world),
    );
    identity.routes(app, world);
  }, 60_000);

  afterAll(async () => {
    await app?.close();
    await world?.pool.end();
    await database?.stop();
    // Under root the data lie in a folder of the system's.
    if (database !== undefined) rmSync(database.place, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  beforeEach(async () => {
    await world.pool.query("truncate agency_post, duty_shift, session, api_token, account, throttle, audit_entry cascade");
    world.memory.drop("");
    const passwordHash = await hashPassword(password);
    const put = (username: string, roles: Parameters<typeof ensureAccount>[1]["roles"], platformCode: string, agencyId: string | null) =>
      ensureAccount(systemCall(), { username, displayName: `${username}的姓名`, passwordHash, roles, platformCode, agencyId });
    chiefId = (await put("chief", ["administrator"], "320600", null)).accountId;
    await put("county", ["administrator"], "320681", null);
    await put("handler", ["agencyHandler"], "320600", agency);
    await put("county-operator", ["operator"], "320681", null);
  });
}

export function systemCall(): Call {
  return { world, db: world.db, actor: systemActor("320600"), cityCode: "320600", at: clock.now(), requestId: "test", ip: null };
}

type Sent = { cookie?: string | undefined; bearer?: string | undefined; body?: object; from?: string };
export async function send(method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE", path: string, sent: Sent = {}) {
  const reply = await app.inject({
    method,
    url: `/api${path}`,
    remoteAddress: sent.from ?? "10.0.0.1",
    ...(sent.body === undefined ? {} : { payload: sent.body }),
    ...(sent.cookie === undefined ? {} : { cookies: { [sessionCookie]: sent.cookie } }),
    ...(sent.bearer === undefined ? {} : { headers: { authorization: `Bearer ${sent.bearer}` } }),
  });
  return { status: reply.statusCode, body: reply.body === "" ? null : reply.json(), cookie: reply.cookies[0] };
}

export const trySignIn = (username: string, given = password, from?: string) =>
  send("POST", "/session", { body: { username, password: given }, ...(from === undefined ? {} : { from }) });

export async function signedIn(username: string, given = password): Promise<string> {
  const reply = await trySignIn(username, given);
  expect(reply.status).toBe(201);
  return reply.cookie?.value ?? "";
}

export async function idOf(username: string, cookie: string): Promise<string> {
  const { body } = await send("GET", `/accounts?words=${username}`, { cookie });
  return body.items.find((each: { username: string }) => each.username === username).id;
}
