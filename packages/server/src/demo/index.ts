import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { sql } from "kysely";
import type { DemoAccount } from "../announce.ts";
import { systemClock } from "../kernel/clock.ts";
import { calendarOf, catalogueOf } from "../modules/directory/index.ts";
import { ensureAccount, hasAccounts } from "../modules/identity/index.ts";
import { deliverDue, httpWebhook, recordingSms } from "../modules/notice/index.ts";
import type { DatabaseAddress } from "../platform/db.ts";
import { jobCall } from "../platform/jobs.ts";
import type { World } from "../platform/world.ts";
import { applicationsActs } from "./acts/applications.ts";
import { assessmentActs } from "./acts/assessment.ts";
import { callbacksActs } from "./acts/callbacks.ts";
import { takeInCatalogue } from "./acts/catalogue.ts";
import { dispatchActs } from "./acts/dispatch.ts";
import { emergencyActs } from "./acts/emergency.ts";
import { orderWaysActs } from "./acts/order-ways.ts";
import { peopleActs } from "./acts/people.ts";
import { repliesActs } from "./acts/replies.ts";
import { supervisionActs } from "./acts/supervision.ts";
import { type Crew, playCase } from "./case.ts";
import { openStage, type Stage } from "./cast.ts";
import { demoPassword, hireStaff, mainAccounts, type Organisation } from "./organisation.ts";
import { createRandom, type Random } from "./random.ts";
import { simulate } from "./simulate.ts";
import { type Material, readMaterial, tell } from "./stories.ts";
import { deskStages, playToday } from "./today.ts";
import { writeWiki } from "./wiki.ts";

declare module "../platform/db.ts" {
  interface Tables {
    demo_run: { city_code: string; started_at: Date; finished_at: Date | null };
  }
}

const days = 30;
const demandsPerWorkday = 34;
const seed = 12345;
const dayMs = 86_400_000;

/** True when the city is to be a demo: already is one, or nobody has an account yet and the configuration allows it. */
export async function wantsDemo(world: World): Promise<boolean> {
  if ((await findRun(world)) !== undefined) return true;
  return world.config.seedsDemo && !(await hasAccounts(jobCall(world, "demo")));
}

const findRun = (world: World) =>
  world.db.selectFrom("demo_run").selectAll().where("city_code", "=", world.config.cityCode).executeTakeFirst();

/** A first start that was cut short left half a city: nobody has used it, since nothing listened yet, so it is cleared and made anew. */
export async function clearHalfMadeDemo(world: World): Promise<void> {
  const run = await findRun(world);
  if (run === undefined || run.finished_at !== null) return;
  const tables = await sql<{
    name: string;
  }>`select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename <> 'schema_migration'`.execute(
    world.db,
  );
  await sql.raw(`truncate ${tables.rows.map((row) => row.name).join(", ")}`).execute(world.db);
}

/** Makes the demo city on the first start (thirty days of cases through the real actions); afterwards only names its accounts. */
export async function makeDemoCity(
  world: World,
  database: DatabaseAddress,
  folder: string,
  say: (line: string) => void,
): Promise<DemoAccount[]> {
  const accounts = mainAccounts.map((each) => ({ ...each, password: demoPassword }));
  if ((await findRun(world)) !== undefined) return accounts;
  const began = performance.now();
  const { cityCode } = world.config;
  const now = systemClock.now();
  await world.db.insertInto("demo_run").values({ city_code: cityCode, started_at: now, finished_at: null }).execute();
  say("首次启动：正在生成演示城市（约 30 天的办件），请稍候……");
  const organisation = await hireStaff(world, folder);
  await takeInCatalogue(world, folder);
  const stage = await openStage(world.config, database, organisation.accounts, new Date(now.getTime() - (days + 2) * dayMs));
  try {
    await writeWiki(stage, join(folder, "knowledge"));
    const count = await playThirtyDays(stage, organisation, readMaterial(join(folder, "stories")), now);
    await playActs(stage, now);
    await world.db.updateTable("demo_run").set({ finished_at: systemClock.now() }).where("city_code", "=", cityCode).execute();
    say(`演示城市已生成：${count} 件诉求，用时 ${Math.round((performance.now() - began) / 1000)} 秒`);
  } finally {
    await stage.close();
  }
  return accounts;
}

/** The rarer acts, each with cases of its own, so that every page has something to show. Assessment comes last: it counts what the others did. */
const rarerActs: readonly ((stage: Stage) => Promise<void>)[] = [
  peopleActs,
  dispatchActs,
  applicationsActs,
  repliesActs,
  orderWaysActs,
  emergencyActs,
  callbacksActs,
  supervisionActs,
  assessmentActs,
];

async function playActs(stage: Stage, until: Date): Promise<void> {
  for (const play of rarerActs) {
    stage.clock.set(until);
    await play(stage);
    await stage.running.relay.drain();
  }
  stage.clock.set(until);
}

async function playThirtyDays(stage: Stage, organisation: Organisation, material: Material, until: Date): Promise<number> {
  const call = jobCall(stage.world, "demo");
  const random = createRandom(seed);
  const [calendar, catalogue] = await Promise.all([calendarOf(call), catalogueOf(call)]);
  const setting = { stage, random, calendar, catalogue, crew: crewOf(organisation, call.cityCode) };
  const arrivals = arrivalsUntil(until, random);
  const plays = arrivals.map((at, index) => playCase(setting, tell(random.pick(material.stories), material, random), at, index));
  const dispatched = material.stories.filter((story) => story.outcome === "dispatched");
  const today = deskStages.flatMap((desk, at) =>
    Array.from({ length: 3 }, (_, nth) => {
      const story = random.pick(desk === "returnRequested" ? dispatched.filter((each) => each.returnTo !== undefined) : dispatched);
      const arrivesAt = new Date(until.getTime() - random.between(80, 115) * 60_000);
      return playToday(setting, tell(story, material, random), arrivesAt, arrivals.length + at * 10 + nth, desk);
    }),
  );
  const gateways = { sms: recordingSms(stage.world), mail: null, webhook: httpWebhook() };
  await simulate(stage, [...plays, ...today], until, async () => {
    await stage.running.relay.drain();
    await deliverDue(jobCall(stage.world, "demo"), gateways);
  });
  return arrivals.length + today.length;
}

// Calls per hour of the day: a morning peak, a lunch dip, a quiet night.
const hourCurve = [1, 1, 1, 1, 1, 1, 2, 4, 9, 13, 12, 9, 6, 7, 10, 11, 9, 7, 5, 4, 4, 3, 2, 1] as const;

function arrivalsUntil(until: Date, random: Random): Date[] {
  const hours = hourCurve.map((weight, hour) => [hour, weight] as const);
  const arrivals: Date[] = [];
  const firstMidnight = Math.floor((until.getTime() - days * dayMs + 8 * 3_600_000) / dayMs) * dayMs - 8 * 3_600_000;
  for (let day = 0; day <= days; day += 1) {
    const weekday = new Date(firstMidnight + day * dayMs + 8 * 3_600_000).getUTCDay();
    const count = Math.round(demandsPerWorkday * (weekday === 0 || weekday === 6 ? 0.55 : random.between(0.85, 1.15)));
    for (let index = 0; index < count; index += 1) {
      const at = firstMidnight + day * dayMs + random.weighted(hours) * 3_600_000 + random.between(0, 3_600_000);
      if (at < until.getTime()) arrivals.push(new Date(at));
    }
  }
  return arrivals.sort((left, right) => left.getTime() - right.getTime());
}

function crewOf({ staff }: Organisation, cityCode: string): Crew {
  const of = (role: string, platformCode = cityCode) =>
    staff
      .filter((each) => each.roles.some((own) => own === role) && each.agencyCode === null && each.platformCode === platformCode)
      .map((each) => each.username);
  const handlers = new Map(
    staff.flatMap((each) =>
      each.agencyCode === null || !each.roles.includes("agencyHandler") ? [] : [[each.agencyCode, each.username] as const],
    ),
  );
  return {
    operators: of("operator"),
    countyOperators: (county) => of("operator", county),
    dispatchers: of("dispatcher"),
    reviewers: of("reviewer"),
    callbackOfficers: of("callbackOfficer"),
    handlerOf(agencyCode) {
      const username = handlers.get(agencyCode);
      if (username === undefined) throw new Error(`demo: nobody handles for ${agencyCode}`);
      return username;
    },
  };
}

/** Without a demo city somebody must be able to sign in: one administrator, whose password is printed once. */
export async function ensureFirstAdministrator(world: World, say: (line: string) => void): Promise<void> {
  const password = randomBytes(9).toString("base64url");
  const call = jobCall(world, "first start");
  if (await hasAccounts(call)) return;
  await ensureAccount(call, {
    username: "admin",
    displayName: "系统管理员",
    password,
    roles: ["administrator"],
    platformCode: world.config.cityCode,
    agencyId: null,
  });
  say(`已创建系统管理员账号 admin，密码 ${password}（只显示这一次，请登录后修改）`);
}
