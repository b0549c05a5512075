import * as citySettings from "@yihao/contract/city-settings";
import * as identity from "@yihao/contract/identity";
import * as posts from "@yihao/contract/posts";
import { addDays, dateOf, instantOf } from "../../kernel/shanghai.ts";
import { catalogueOf } from "../../modules/directory/index.ts";
import { jobCall } from "../../platform/jobs.ts";
import type { Stage } from "../cast.ts";

const daysAhead = 7;
type Filled = { agency: string; post: posts.AgencyPost; holder: string; deputy?: string };

const filled: readonly Filled[] = [
  { agency: "rsj", post: "liaison", holder: "rsj01" },
  { agency: "rsj", post: "deputyLeader", holder: "rsjld01", deputy: "rsjld02" },
  { agency: "rsj", post: "mainLeader", holder: "rsjld02", deputy: "rsjld01" },
  { agency: "chongchuan", post: "liaison", holder: "chongchuan01" },
  { agency: "chongchuan", post: "deputyLeader", holder: "chongchuanld01" },
  { agency: "chongchuan", post: "mainLeader", holder: "chongchuanld01" },
  ...["szyl", "csgl", "zjj", "jtj", "scjg"].map((agency) => ({ agency, post: "liaison" as const, holder: `${agency}01` })),
];

/** 岗位与值班 of the demo city, and one number that it has decided for itself. The duty leader and the night shift begin with the present moment. */
export async function peopleActs(stage: Stage): Promise<void> {
  const admin = stage.as("admin");
  const catalogue = await catalogueOf(jobCall(stage.world, "demo"));
  const agencyOf = (code: string) => catalogue.agencyByCode(code)?.id ?? "";
  const known = new Map<string, string>();
  const accountOf = async (username: string): Promise<string> => {
    const found = known.get(username) ?? (await findAccount(stage, username));
    known.set(username, found);
    return found;
  };
  for (const { agency, post, holder, deputy } of filled) {
    const body = { accountId: await accountOf(holder), deputyAccountId: deputy === undefined ? null : await accountOf(deputy) };
    await admin(posts.setPost, { params: { id: agencyOf(agency), post }, body });
  }

  const now = stage.clock.now();
  const today = dateOf(now);
  const later = (at: Date) => (at < now ? now : at).toISOString();
  for (let day = 0; day < daysAhead; day += 1) {
    const date = addDays(today, day);
    const [morning, evening, next] = [instantOf(date, "08:30"), instantOf(date, "18:00"), instantOf(addDays(date, 1), "08:30")];
    const centre = { platformCode: stage.world.config.cityCode };
    const shifts = [
      { ...centre, accountId: await accountOf("zhuren01"), from: morning, note: "带班领导" },
      { ...centre, accountId: await accountOf("banzhang01"), from: evening, note: "夜班班长" },
      { agencyId: agencyOf("rsj"), accountId: await accountOf("rsj01"), from: evening, note: undefined },
      { agencyId: agencyOf("chongchuan"), accountId: await accountOf("chongchuan01"), from: evening, note: undefined },
    ];
    for (const { from, note, ...who } of shifts) {
      const body = { ...who, startsAt: later(from), endsAt: next.toISOString(), ...(note === undefined ? {} : { note }) };
      await stage.as("banzhang01")(posts.createDutyShift, { body });
    }
  }
  await admin(citySettings.setSetting, {
    params: { key: "handling.returnCountMax" },
    body: { value: 3, effectiveFrom: addDays(today, 30), source: "市政务服务便民热线退单管理办法（征求意见稿）" },
  });
}

async function findAccount(stage: Stage, username: string): Promise<string> {
  const { items } = await stage.as("admin")(identity.listAccounts, { query: { words: username } });
  const account = items.find((each) => each.username === username);
  if (account === undefined) throw new Error(`demo: no account ${username}`);
  return account.id;
}
