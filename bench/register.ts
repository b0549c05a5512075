import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import type pg from "pg";
import { openBenchStage, percentile, round, signIn } from "./stage.ts";

const clients = 16;

/**
 * Registrations through HTTP by 16 clients (cookie, permission, validation, encryption, event, audit, outbox), against the same rows
 * (number included) written by plain `pg` statements in one transaction each, 16 at once, in the same run on the same server.
 * The plain rows belong to another city, so that the server's relay does not work on them; it is left to finish before they are written.
 */
export async function run({ seconds = "20" }: { seconds?: string }): Promise<Record<string, unknown>> {
  const stage = await openBenchStage();
  try {
    const server = await stage.startServer();
    const cookies = await Promise.all(Array.from({ length: 4 }, (_, index) => signIn(server.url, `zuoxi0${index + 1}`)));
    console.error("warming up");
    await registerFor(server.url, cookies, 3);
    await drained(stage.pool);
    const rawBefore = await writePlainFor(stage.pool, Number(seconds) / 2);
    console.error(`plain: ${round(rawBefore)} per second`);
    const latencies = await registerFor(server.url, cookies, Number(seconds));
    const perSecond = latencies.length / Number(seconds);
    console.error(`HTTP: ${round(perSecond)} per second`);
    await drained(stage.pool);
    const rawAfter = await writePlainFor(stage.pool, Number(seconds) / 2);
    console.error(`plain again: ${round(rawAfter)} per second`);
    const rawPerSecond = (rawBefore + rawAfter) / 2;
    const sorted = latencies.sort((left, right) => left - right);
    return {
      perSecond: round(perSecond),
      p50Ms: round(percentile(sorted, 0.5)),
      p99Ms: round(percentile(sorted, 0.99)),
      rawPerSecond: round(rawPerSecond),
      ratioToRaw: round(perSecond / rawPerSecond),
    };
  } finally {
    await stage.close();
  }
}

const places = ["濠东路", "人民中路", "青年西路", "工农路", "洪江路", "长江北路", "虹桥路", "江海大道"];
const matters = [
  "路灯不亮，晚上出行不便",
  "楼上装修噪声大，影响休息",
  "公交站台被占用停车",
  "自来水发黄，持续两天",
  "物业费上涨没有公示",
  "垃圾清运不及时有异味",
];
function draft(count: number): string {
  const matter = matters[count % matters.length] ?? "";
  const place = places[count % places.length] ?? "";
  return JSON.stringify({
    requestKey: randomUUID(),
    kind: "complaint",
    title: `${place}${matter}`,
    content: `来电人反映：${place}${count % 300}号附近${matter}，已经持续一段时间，多次向社区反映未见改善，希望有关部门尽快核实处理并回复。`,
    categoryCode: "040501",
    regionCode: "320613",
    address: `${place}${count % 300}号`,
    requesterName: "王建华",
    requesterGender: "male",
    callerNumber: `139${String(count % 100_000_000).padStart(8, "0")}`,
    occurredAt: "2026-11-01T08:00:00+08:00",
  });
}

async function registerFor(url: string, cookies: readonly string[], seconds: number): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const until = performance.now() + seconds * 1000;
  const latencies: number[] = [];
  let count = 0;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (performance.now() < until) {
        const body = draft(count++);
        const began = performance.now();
        const status = await post(agent, `${url}/api/demands`, cookies[client % cookies.length] ?? "", body);
        if (status !== 201) throw new Error(`registration answered ${status}`);
        latencies.push(performance.now() - began);
      }
    }),
  );
  agent.destroy();
  return latencies;
}

function post(agent: Agent, url: string, cookie: string, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { agent, method: "POST", headers: { "content-type": "application/json", "content-length": Buffer.byteLength(body), cookie } },
      (answer) => {
        answer.resume();
        answer.on("end", () => resolve(answer.statusCode ?? 0));
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

async function drained(pool: pg.Pool): Promise<void> {
  for (;;) {
    const left = await pool.query<{ count: string }>("select count(*) as count from outbox where city_code = '320600'");
    if (Number(left.rows[0]?.count) === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  // Let the database finish what the phase before left it.
  await pool.query("checkpoint");
}

async function writePlainFor(pool: pg.Pool, seconds: number): Promise<number> {
  const templates = (await pool.query<Record<string, unknown>>("select * from demand where city_code = '320600' limit 500")).rows;
  const columns = Object.keys(templates[0] ?? {}).filter((column) => templates.some((row) => row[column] !== null));
  const insertDemand = `insert into demand (${columns.join(", ")}) values (${columns.map((_, index) => `$${index + 1}`).join(", ")})`;
  const insertEvent =
    "insert into event (city_code, id, type, demand_id, subject_id, occurred_at, actor_kind, actor_id, actor_name, actor_unit, facts, request_id) values ($1,$2,'demand.registered',$3,$3,$4,'staff',$5,'周静','南通市12345在线平台','{\"channel\":\"phone\",\"kind\":\"complaint\"}',$6)";
  const insertAudit =
    "insert into audit_entry (city_code, id, at, actor_id, actor_name, action, subject_type, subject_id, request_id, ip, detail) values ($1,$2,$3,$4,'周静','demand.registered','demand',$5,$6,'127.0.0.1','{}')";
  const insertOutbox = "insert into outbox (city_code, event_id, ready_at) values ($1,$2,now())";
  const until = performance.now() + seconds * 1000;
  let count = 0;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      const client = await pool.connect();
      try {
        while (performance.now() < until) {
          const template = templates[count % templates.length] ?? {};
          const [id, eventId, now] = [timedId(), timedId(), new Date()];
          const fresh: Record<string, unknown> = {
            city_code: "320000",
            id,
            number: `${Date.now()}${String(count).padStart(7, "0")}`,
            request_key: randomUUID(),
            registered_at: now,
          };
          count += 1;
          await client.query("begin");
          await client.query(
            insertDemand,
            columns.map((column) => fresh[column] ?? template[column]),
          );
          await client.query(insertEvent, ["320000", eventId, id, now, template.registered_by, id]);
          await client.query(insertAudit, ["320000", timedId(), now, template.registered_by, id, id]);
          await client.query(insertOutbox, ["320000", eventId]);
          await client.query("commit");
        }
      } finally {
        client.release();
      }
    }),
  );
  return count / seconds;
}

// Ids that grow with time, as the server's do: random ones would cost the plain side extra page writes.
function timedId(): string {
  const time = Date.now().toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}
