import { describe, expect, it } from "vitest";
import { agency, clock, idOf, office, password, send, signedIn, systemCall, useIdentity } from "./identity.fixture.ts";
import { dutyAlong, ensureAccount, hashPassword, holdersAlong } from "./index.ts";

useIdentity();

const hire = async (username: string, roles: ("agencyLeader" | "agencyHandler" | "shiftLead")[], agencyId: string | null) =>
  (
    await ensureAccount(systemCall(), {
      username,
      displayName: `${username}的姓名`,
      passwordHash: await hashPassword(password),
      roles,
      platformCode: "320600",
      agencyId,
    })
  ).accountId;
const inHours = (hours: number) => new Date(clock.now().getTime() + hours * 3_600_000).toISOString();

describe("posts", () => {
  it("are set with a deputy, replaced, and vacated; the agency above answers for an empty one", async () => {
    const cookie = await signedIn("chief");
    const first = await hire("leader1", ["agencyLeader"], agency);
    const second = await hire("leader2", ["agencyLeader"], agency);
    const put = await send("PUT", `/agencies/${agency}/posts/deputyLeader`, {
      cookie,
      body: { accountId: first, deputyAccountId: second },
    });
    expect(put.body).toMatchObject({ post: "deputyLeader", holder: { name: "leader1的姓名" }, deputy: { name: "leader2的姓名" } });
    expect((await holdersAlong(systemCall(), [office, agency], "deputyLeader")).map((each) => [each.accountId, each.isDeputy])).toEqual([
      [first, false],
      [second, true],
    ]);
    expect(await holdersAlong(systemCall(), [office, agency], "mainLeader")).toEqual([]);
    const below = await send("GET", `/agencies/${office}/posts`, { cookie });
    expect(below.body.items[1]).toMatchObject({ post: "deputyLeader", own: null, inherited: { agencyName: "市城管局" } });

    await send("PATCH", `/accounts/${first}`, { cookie, body: { status: "disabled" } });
    expect((await holdersAlong(systemCall(), [agency], "deputyLeader")).map((each) => each.accountId)).toEqual([second]);

    expect((await send("DELETE", `/agencies/${agency}/posts/deputyLeader`, { cookie })).status).toBe(204);
    expect(await holdersAlong(systemCall(), [agency], "deputyLeader")).toEqual([]);
    expect((await send("DELETE", `/agencies/${agency}/posts/deputyLeader`, { cookie })).status).toBe(404);
  });

  it("refuse who may not sign, and name the field", async () => {
    const cookie = await signedIn("chief");
    const handler = await idOf("handler", cookie);
    const refused = await send("PUT", `/agencies/${agency}/posts/mainLeader`, { cookie, body: { accountId: handler } });
    expect(refused.status).toBe(400);
    expect(refused.body.fields[0]).toMatchObject({ field: "accountId" });
    expect((await send("PUT", `/agencies/${agency}/posts/liaison`, { cookie, body: { accountId: handler } })).status).toBe(200);
  });

  it("of another agency are out of a leader's reach", async () => {
    await hire("office-leader", ["agencyLeader"], office);
    const cookie = await signedIn("office-leader");
    const own = await send("GET", `/colleagues?agencyId=${office}`, { cookie });
    expect(own.body.items.map((each: { name: string }) => each.name)).toContain("handler的姓名");
    expect((await send("GET", `/agencies/${agency}/posts`, { cookie })).body.code).toBe("account.agencyOutOfReach");
    expect((await send("GET", "/posts", { cookie })).body.items).toEqual([]);
    expect((await send("GET", "/colleagues?platformCode=320600", { cookie })).status).toBe(400);
  });
});

describe("shifts", () => {
  it("say who is on duty; the same person is not at two places; what began stays", async () => {
    const cookie = await signedIn("chief");
    const lead = await hire("lead1", ["shiftLead"], null);
    const body = { platformCode: "320600", accountId: lead, startsAt: inHours(1), endsAt: inHours(9), note: "夜班" };
    const made = await send("POST", "/duty-shifts", { cookie, body });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ unitName: "南通市 12345", name: "lead1的姓名", can: { remove: { allowed: true } } });
    const again = await send("POST", "/duty-shifts", { cookie, body: { ...body, startsAt: inHours(8), endsAt: inHours(10) } });
    expect(again.body.code).toBe("dutyShift.overlap");
    expect((await send("POST", "/duty-shifts", { cookie, body: { ...body, startsAt: inHours(-2) } })).status).toBe(400);
    expect((await send("POST", "/duty-shifts", { cookie, body: { ...body, agencyId: agency } })).status).toBe(400);

    const inside = new Date(Date.parse(body.startsAt));
    expect((await dutyAlong(systemCall(), { platformCodes: ["320681", "320600"] }, inside)).map((each) => each.accountId)).toEqual([lead]);
    expect(await dutyAlong(systemCall(), { platformCodes: ["320600"] }, new Date(Date.parse(body.endsAt)))).toEqual([]);

    const query = `from=${encodeURIComponent(inHours(0))}&to=${encodeURIComponent(inHours(24))}`;
    expect((await send("GET", `/duty-shifts?${query}`, { cookie })).body.items).toHaveLength(1);
    const before = clock.now();
    clock.set(new Date(Date.parse(body.startsAt)));
    expect((await send("DELETE", `/duty-shifts/${made.body.id}`, { cookie })).body.code).toBe("dutyShift.past");
    clock.set(before);
    expect((await send("DELETE", `/duty-shifts/${made.body.id}`, { cookie })).status).toBe(204);
    expect((await send("GET", `/duty-shifts?${query}`, { cookie })).body.items).toEqual([]);
  });

  it("two rosters that claim one person at once: one wins", async () => {
    const cookie = await signedIn("chief");
    const lead = await hire("lead1", ["shiftLead"], null);
    const body = { platformCode: "320600", accountId: lead, startsAt: inHours(1), endsAt: inHours(9) };
    const sent = await Promise.all([1, 2, 3, 4].map(() => send("POST", "/duty-shifts", { cookie, body })));
    expect(sent.map((each) => each.status).sort()).toEqual([201, 409, 409, 409]);
  });

  it("of a platform are not for an agency's leader, of a county not for another's lead", async () => {
    const leader = await hire("leader1", ["agencyLeader"], agency);
    const cookie = await signedIn("leader1");
    const body = { accountId: leader, startsAt: inHours(1), endsAt: inHours(9) };
    expect((await send("POST", "/duty-shifts", { cookie, body: { ...body, platformCode: "320600" } })).status).toBe(400);
    expect((await send("POST", "/duty-shifts", { cookie, body: { ...body, agencyId: office } })).status).toBe(201);
  });
});
