import { type Client, createClient, ProblemError } from "@yihao/contract/client";
import type { Problem } from "@yihao/contract/problem";
import { createApp, createWorld, endWorld, type Running } from "@yihao/server/app";
import { demoPassword } from "@yihao/server/demo/organisation";
import { type SettableClock, settableClock } from "@yihao/server/kernel/clock";
import { catalogueOf } from "@yihao/server/modules/directory/index";
import { readConfig } from "@yihao/server/platform/config";
import { jobCall } from "@yihao/server/platform/jobs";
import type { World } from "@yihao/server/platform/world";
import { createTestDatabase, type TestServer } from "./database.ts";

/** A whole city for one test file: its own database, the real application, a clock that stands still until it is moved. */
export type City = {
  readonly world: World;
  readonly running: Running;
  readonly clock: SettableClock;
  /** Signs in once and speaks as this member of staff. */
  as(username: string): Promise<Client>;
  /** The session cookie of a member of staff, for raw requests. */
  cookieOf(username: string): Promise<string>;
  /** A citizen on line. */
  readonly citizen: Client;
  agencyId(code: string): Promise<string>;
  /** Delivers what follows the acts: messages. */
  drain(): Promise<void>;
  count(query: string, values?: unknown[]): Promise<number>;
  close(): Promise<void>;
};

// A little less than a session lives: a test that moves the clock by days signs in again, as people do.
const sessionMs = 11 * 3_600_000;

/** A Monday morning in an ordinary working week. */
const mondayMorning = new Date("2026-11-16T09:00:00+08:00");

export async function openCity(
  server: Pick<TestServer, "address" | "dataFolder">,
  { at = mondayMorning }: { at?: Date } = {},
): Promise<City> {
  const database = await createTestDatabase(server);
  const clock = settableClock(at);
  const config = readConfig({ YIHAO_DATA: server.dataFolder, YIHAO_LOG: "silent", YIHAO_POOL: "10" }, server.dataFolder);
  const world = createWorld(config, database.address, { clock });
  const running = await createApp(world);
  const cookies = new Map<string, { cookie: Promise<string>; until: number }>();
  const signIn = async (username: string): Promise<string> => {
    const answer = await running.app.inject({ method: "POST", url: "/api/session", payload: { username, password: demoPassword } });
    const cookie = answer.cookies[0];
    if (answer.statusCode !== 201 || cookie === undefined) throw new Error(`cannot sign in as ${username}: ${answer.body}`);
    return `${cookie.name}=${cookie.value}`;
  };
  const cookieOf = (username: string) => {
    const now = clock.now().getTime();
    const known = cookies.get(username);
    if (known !== undefined && known.until > now) return known.cookie;
    const cookie = signIn(username);
    cookies.set(username, { cookie, until: now + sessionMs });
    return cookie;
  };
  const speaking = (headersNow: () => Promise<Record<string, string>>): Client =>
    createClient(async ({ method, url, body }) => {
      const headers = await headersNow();
      const answer = await running.app.inject({
        method: method as "GET",
        url,
        headers: body === undefined ? headers : { ...headers, "content-type": "application/json" },
        ...(body === undefined ? {} : { payload: body }),
      });
      return { status: answer.statusCode, text: answer.body };
    });
  return {
    world,
    running,
    clock,
    as: async (username) => {
      await cookieOf(username);
      return speaking(async () => ({ cookie: await cookieOf(username) }));
    },
    cookieOf,
    citizen: speaking(async () => ({})),
    async agencyId(code) {
      const agency = (await catalogueOf(jobCall(world, "test"))).agencyByCode(code);
      if (agency === undefined) throw new Error(`no agency ${code}`);
      return agency.id;
    },
    async drain() {
      await running.relay.drain();
    },
    async count(query, values) {
      const answer = await world.pool.query<{ count: number }>(query, values);
      return Number(answer.rows[0]?.count ?? 0);
    },
    async close() {
      await running.app.close();
      await endWorld(world);
      await database.drop();
    },
  };
}

/** The problem of a call that must fail; throws when it succeeds. */
export async function problemOf(call: Promise<unknown>): Promise<Problem> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  throw new Error("expected a problem, but the call succeeded");
}
