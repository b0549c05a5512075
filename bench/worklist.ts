import { generateOrders } from "./generate-orders.ts";
import { openBenchStage, percentile, round, signIn } from "./stage.ts";

const rounds = 25;
const connections = 2;

type List = { who: string; path: string };
/** What people open all day: their queues, and lists narrowed in the ways the page offers. */
const lists: readonly List[] = [
  { who: "paidan01", path: "/work-orders?state=awaitingDispatch" },
  { who: "paidan01", path: "/work-orders?state=dispatched" },
  { who: "paidan01", path: "/work-orders?light=red" },
  { who: "paidan01", path: "/work-orders?light=orange" },
  { who: "paidan01", path: "/work-orders?light=yellow" },
  { who: "paidan01", path: "/work-orders?light=green" },
  { who: "shenhe01", path: "/work-orders?state=awaitingReview" },
  { who: "huifang01", path: "/callbacks?pool=open" },
  { who: "zhuren01", path: "/work-orders" },
  { who: "zhuren01", path: "/work-orders?state=closed" },
  { who: "zhuren01", path: "/work-orders?kind=tipOff" },
  { who: "zhuren01", path: "/work-orders?channel=police" },
  { who: "zhuren01", path: "/work-orders?categoryCode=010101" },
  { who: "zhuren01", path: "/work-orders?categoryCode=150000" },
  { who: "zhuren01", path: "/work-orders?categoryCode=160103" },
  { who: "zhuren01", path: "/work-orders?regionCode=320613" },
  { who: "zhuren01", path: "/work-orders?regionCode=320685100" },
  { who: "zhuren01", path: "/work-orders?regionCode=320685100&kind=tipOff" },
  { who: "zhuren01", path: "/work-orders?regionCode=320613&categoryCode=160103" },
  { who: "zhuren01", path: `/work-orders?words=${encodeURIComponent("路灯不亮")}` },
  { who: "zhuren01", path: `/work-orders?words=${encodeURIComponent("河道污染 东苑")}` },
  { who: "zhuren01", path: "/work-orders?from=2026-03-01&to=2026-03-31&kind=complaint" },
  { who: "zhuren01", path: "/work-orders?agencyId={szyl}" },
  { who: "zhuren01", path: "/work-orders?agencyId={chongchuan}&state=closed" },
  { who: "chongchuan01", path: "/assignments" },
  { who: "chongchuan01", path: "/assignments?light=red" },
  { who: "chongchuan01", path: "/work-orders" },
  { who: "szyl01", path: "/assignments?state=awaitingAcknowledgement" },
  { who: "rsj01", path: "/work-orders?state=closed" },
];

/** First pages over HTTP, by two readers at once, at 100,000 and at 1,000,000 orders of one city. `growth` compares the medians. */
export async function run({ rows }: { rows?: string }): Promise<Record<string, unknown>> {
  const stage = await openBenchStage();
  try {
    const server = await stage.startServer();
    const agencies = await stage.pool.query<{ code: string; id: string }>("select code, id from agency");
    const idOf = new Map(agencies.rows.map((row) => [row.code, row.id]));
    const paths = lists.map((list) => ({ ...list, path: list.path.replace(/\{(\w+)\}/, (_, code: string) => idOf.get(code) ?? "") }));
    const cookies = new Map<string, string>();
    for (const { who } of paths) if (!cookies.has(who)) cookies.set(who, await signIn(server.url, who));
    const small = Number(rows ?? 100_000);
    console.error(`making ${small} orders`);
    await generateOrders(stage.pool, small);
    const at100k = await measure(server.url, paths, cookies);
    console.error(`making ${small * 9} more`);
    await generateOrders(stage.pool, small * 9);
    const at1m = await measure(server.url, paths, cookies);
    return { p50Ms100k: at100k.p50, p99Ms100k: at100k.p99, p50Ms1m: at1m.p50, p99Ms1m: at1m.p99, growth: round(at1m.p50 / at100k.p50) };
  } finally {
    await stage.close();
  }
}

async function measure(url: string, paths: readonly List[], cookies: ReadonlyMap<string, string>): Promise<{ p50: number; p99: number }> {
  const all: number[] = [];
  const byPath = new Map<string, number[]>();
  const once = async ({ who, path }: List) => {
    const began = performance.now();
    const answer = await fetch(`${url}/api${path}`, { headers: { cookie: cookies.get(who) ?? "" } });
    const body = await answer.text();
    const took = performance.now() - began;
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${body}`);
    return took;
  };
  for (const list of paths) await once(list);
  const work = Array.from({ length: rounds }, () => paths).flat();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let next = work.shift(); next !== undefined; next = work.shift()) {
        const took = await once(next);
        all.push(took);
        byPath.set(next.path, [...(byPath.get(next.path) ?? []), took]);
      }
    }),
  );
  const sortedBy = [...byPath]
    .map(([path, times]) => ({ path, times: times.sort((left, right) => left - right) }))
    .sort((left, right) => percentile(right.times, 0.5) - percentile(left.times, 0.5));
  for (const { path, times } of sortedBy.slice(0, 8))
    console.error(`  p50 ${round(percentile(times, 0.5))} ms, p99 ${round(percentile(times, 0.99))} ms  ${decodeURIComponent(path)}`);
  const sorted = all.sort((left, right) => left - right);
  return { p50: round(percentile(sorted, 0.5)), p99: round(percentile(sorted, 0.99)) };
}
