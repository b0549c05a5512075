import { randomUUID } from "node:crypto";
import * as handling from "@yihao/contract/handling";
import * as notice from "@yihao/contract/notice";
import * as posts from "@yihao/contract/posts";
import { whoHolds } from "@yihao/server/modules/directory/index";
import { listReceipts, notifyAccounts } from "@yihao/server/modules/notice/index";
import { jobCall } from "@yihao/server/platform/jobs";
import { transact } from "@yihao/server/platform/transact";
import { anOrder, dispatchTo, leadAssignment } from "@yihao/testkit/builders";
import { type City, openCity, problemOf } from "@yihao/testkit/city";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

let city: City;
beforeAll(async () => {
  city = await openCity(inject("database"));
});
afterAll(() => city.close());

const minutes = (count: number) => count * 60_000;
const accountOf = async (username: string) => {
  const { rows } = await city.world.pool.query<{ id: string }>("select id from account where username = $1", [username]);
  return rows[0]?.id ?? "";
};

describe("岗位", () => {
  it("are the leader's own to fill; the AB 岗 answers when the first is away", async () => {
    const leader = await city.as("rsjld01");
    const agencyId = await city.agencyId("rsj");
    const [first, second] = [await accountOf("rsjld01"), await accountOf("rsjld02")];
    const at = { params: { id: agencyId, post: "deputyLeader" } } as const;
    await leader(posts.setPost, { ...at, body: { accountId: first, deputyAccountId: second } });
    const call = jobCall(city.world, "test");
    expect((await whoHolds(call, agencyId, "deputyLeader")).map((each) => [each.accountId, each.isDeputy])).toEqual([
      [first, false],
      [second, true],
    ]);
    const other = await city.agencyId("csgl");
    const refused = await problemOf(leader(posts.setPost, { params: { id: other, post: "liaison" }, body: { accountId: first } }));
    expect(refused.code).toBe("account.agencyOutOfReach");
  });
});

describe("汇总消息", () => {
  it("makes one of many within half an hour; each stays readable, and a later one makes it unread again", async () => {
    const handler = await city.as("szyl01");
    const orders = [];
    for (let nth = 0; nth < 3; nth += 1) {
      const { orderId } = await anOrder(city);
      await dispatchTo(city, orderId, "szyl");
      orders.push(orderId);
      city.clock.advance(minutes(5));
    }
    await city.drain();
    const page = await handler(notice.listNotices, { query: {} });
    expect(page.unread).toBe(1);
    const [digest] = page.items;
    expect(digest).toMatchObject({ topic: "assigned", title: "新任务：共 3 条", count: 3, link: null, readAt: null });
    expect(digest?.parts.map((part) => part.link)).toEqual(orders.toReversed().map((id) => `/orders/${id}`));
    const id = digest?.id ?? "";
    const inside = await handler(notice.listNotices, { query: { digestId: id } });
    expect(inside.items.map((each) => [each.count, each.link])).toEqual(orders.toReversed().map((order) => [1, `/orders/${order}`]));

    await handler(notice.readNotice, { params: { id } });
    expect((await handler(notice.listNotices, { query: {} })).unread).toBe(1);
    await handler(notice.readNotice, { params: { id }, query: { whole: "true" } });
    const read = await handler(notice.listNotices, { query: {} });
    expect([read.unread, read.items[0]?.readAt === null]).toEqual([0, false]);

    const { orderId } = await anOrder(city);
    await dispatchTo(city, orderId, "szyl");
    const more = await handler(notice.listNotices, { query: {} });
    expect([more.unread, more.items.length, more.items[0]?.count, more.items[0]?.readAt]).toEqual([1, 1, 4, null]);

    city.clock.advance(minutes(31));
    const later = await anOrder(city);
    await dispatchTo(city, later.orderId, "szyl");
    const fresh = await handler(notice.listNotices, { query: {} });
    expect(fresh.items.map((each) => each.count)).toEqual([1, 4]);
    expect(fresh.items[0]?.link).toBe(`/orders/${later.orderId}`);
  });

  it("tells who has read what, each reader once", async () => {
    const causeId = randomUUID();
    const accountIds = [await accountOf("rsjld01"), await accountOf("rsjld02"), await accountOf("rsjld01")];
    await transact(jobCall(city.world, "test"), (act) =>
      notifyAccounts(act, { causeId, topic: "warning", accountIds, title: "红灯", body: "工单超期。", link: null }),
    );
    const leader = await city.as("rsjld01");
    const [own] = (await leader(notice.listNotices, { query: {} })).items;
    city.clock.advance(minutes(3));
    await leader(notice.readNotice, { params: { id: own?.id ?? "" } });
    city.clock.advance(minutes(3));
    await leader(notice.readNotice, { params: { id: own?.id ?? "" } });
    const receipts = await listReceipts(jobCall(city.world, "test"), [causeId]);
    expect(receipts).toHaveLength(2);
    const readings = receipts.flatMap((each) => each.readings);
    expect(readings.map((each) => each.accountId)).toEqual([accountIds[0]]);
    expect(readings[0]?.readAt).toEqual(new Date(city.clock.now().getTime() - minutes(3)));
    const stranger = await city.as("szyl01");
    expect((await problemOf(stranger(notice.readNotice, { params: { id: own?.id ?? "" } }))).status).toBe(404);
  });

  it("of an agency carries a receipt of every handler who read it", async () => {
    const { orderId } = await anOrder(city);
    await dispatchTo(city, orderId, "rsj");
    await leadAssignment(city, orderId, "rsj01");
    const handler = await city.as("rsj01");
    const leader = await city.as("rsjld02");
    const found = (await handler(notice.listNotices, { query: {} })).items.find((each) => each.link === `/orders/${orderId}`);
    for (const reader of [handler, leader, handler]) await reader(notice.readNotice, { params: { id: found?.id ?? "" } });
    expect(await city.count("select count(*) from notice_receipt where notice_id = $1", [found?.id])).toBe(2);
    expect((await handler(handling.listWorkOrderAssignments, { params: { id: orderId } })).items).toHaveLength(1);
  });
});
