import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedDatabase } from "@yihao/server/platform/embedded-db/index";
import { ask, type Product, startProduct } from "@yihao/testkit/product";
import pg from "pg";
import { afterAll, describe, expect, it } from "vitest";

const dataFolder = mkdtempSync(join(tmpdir(), "yihao-fault-"));
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

const kills = 5;
const clients = 8;
const password = "fault-test-1234";
type Receipt = { id: string; number: string; queryCode: string };

async function operatorCookie(product: Product, isFirst: boolean): Promise<string> {
  if (isFirst) {
    const made = await ask(product.url, "/accounts", {
      headers: { authorization: `Bearer ${product.token}` },
      body: { username: "zuoxi", displayName: "服务代表", password, roles: ["operator"], platformCode: "320600" },
    });
    if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  }
  const signedIn = await ask(product.url, "/session", { body: { username: "zuoxi", password } });
  return (signedIn.headers.getSetCookie()[0] ?? "").split(";")[0] ?? "";
}

const draft = (key: string) => ({
  requestKey: key,
  kind: "complaint",
  title: "路灯不亮",
  content: `${key}：路灯坏了一周`,
  callerNumber: "13900000001",
});

describe("kill -9 under registration load", () => {
  it("leaves every demand whose receipt was returned there once, and none half made", async () => {
    const receipts = new Map<string, Receipt>();
    const unanswered: string[] = [];
    let count = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      const product = await startProduct({ dataFolder });
      const cookie = await operatorCookie(product, kill === 0);
      // What got no reply last time is sent again with the same key, as a page does.
      for (const key of unanswered.splice(0))
        receipts.set(key, (await ask(product.url, "/demands", { headers: { cookie }, body: draft(key) })).body as Receipt);
      let isAlive = true;
      const load = Array.from({ length: clients }, async () => {
        while (isAlive) {
          const key = `fault-${process.pid}-${count++}`;
          const answer = await ask(product.url, "/demands", { headers: { cookie }, body: draft(key) });
          if (answer.status === 201) receipts.set(key, answer.body as Receipt);
          else unanswered.push(key);
        }
      });
      // The moment is chosen by how many have been answered, so that it falls into the load on any machine.
      const until = receipts.size + 60 + Math.floor(Math.random() * 200);
      while (receipts.size < until) await new Promise((resolve) => setImmediate(resolve));
      await product.kill();
      isAlive = false;
      await Promise.all(load);
    }
    const last = await startProduct({ dataFolder });
    const cookie = await operatorCookie(last, false);
    for (const key of unanswered)
      receipts.set(key, (await ask(last.url, "/demands", { headers: { cookie }, body: draft(key) })).body as Receipt);
    expect(await last.stop()).toBe(143);

    const database = await startEmbeddedDatabase({ dataFolder, database: "yihao" });
    const client = new pg.Client(database.connection);
    await client.connect();
    try {
      const rows = (await client.query<{ id: string; number: string; request_key: string }>("select id, number, request_key from demand"))
        .rows;
      expect(rows.length).toBe(receipts.size);
      for (const row of rows) expect(receipts.get(row.request_key)).toMatchObject({ id: row.id, number: row.number });
      expect(new Set(rows.map((row) => row.number)).size).toBe(rows.length);
      const halves = await client.query(
        "select d.id from demand d where (select count(*) from event e where e.demand_id = d.id and e.type = 'demand.registered') <> 1 or (select count(*) from audit_entry a where a.subject_id = d.id::text and a.action = 'demand.registered') <> 1",
      );
      expect(halves.rows).toEqual([]);
    } finally {
      await client.end();
      await database.stop();
    }
  }, 180_000);
});
