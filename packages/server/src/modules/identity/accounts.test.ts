import { describe, expect, it, vi } from "vitest";
import { chiefId, clock, idOf, password, send, signedIn, systemCall, trySignIn, useIdentity, world } from "./identity.fixture.ts";
import { ensureAccount, issueLocalToken } from "./index.ts";

useIdentity();

describe("accounts", () => {
  const draft = { username: "new-one", displayName: "新人", password: "long enough 1", roles: ["operator"], platformCode: "320681" };

  it("are made once per user name", async () => {
    const cookie = await signedIn("chief");
    expect(await send("POST", "/accounts", { cookie, body: draft })).toMatchObject({
      status: 201,
      body: { username: "new-one", status: "active" },
    });
    expect(await send("POST", "/accounts", { cookie, body: draft })).toMatchObject({ status: 409, body: { code: "account.nameTaken" } });
    expect((await trySignIn("new-one", draft.password)).status).toBe(201);
  });

  it("of the city are out of reach for a county's administrator", async () => {
    const cookie = await signedIn("county");
    const listed = await send("GET", "/accounts", { cookie });
    expect(listed.body.items.map((each: { username: string }) => each.username)).toEqual(["county", "county-operator"]);
    expect((await send("PATCH", `/accounts/${chiefId}`, { cookie, body: { displayName: "别人" } })).status).toBe(404);
    expect((await send("POST", "/accounts", { cookie, body: { ...draft, platformCode: "320600" } })).body.code).toBe(
      "account.unknownPlatform",
    );
    expect((await send("POST", "/accounts", { cookie, body: draft })).status).toBe(201);
    expect((await send("GET", "/audit-entries", { cookie })).body.code).toBe("account.cityOnly");
  });

  it("are listed page by page in the order of names, by role and by words", async () => {
    const cookie = await signedIn("chief");
    const first = await send("GET", "/accounts?limit=3", { cookie });
    const second = await send("GET", `/accounts?limit=3&after=${first.body.next}`, { cookie });
    const usernames = [...first.body.items, ...second.body.items].map((each: { username: string }) => each.username);
    expect(usernames).toEqual(["chief", "county", "county-operator", "handler"]);
    expect(second.body.next).toBeNull();
    expect((await send("GET", "/accounts?role=agencyHandler", { cookie })).body.items).toMatchObject([
      { username: "handler", agencyName: "市城管局" },
    ]);
    expect((await send("GET", "/accounts?words=%25", { cookie })).body.items).toEqual([]);
  });

  it("that are disabled are out at once and are told so only with the right password", async () => {
    const cookie = await signedIn("chief");
    const theirs = await signedIn("handler");
    expect((await send("GET", "/session", { cookie: theirs })).status).toBe(200);
    const path = `/accounts/${await idOf("handler", cookie)}`;
    expect((await send("PATCH", path, { cookie, body: { status: "disabled" } })).body.status).toBe("disabled");
    expect((await send("GET", "/session", { cookie: theirs })).status).toBe(401);
    expect((await trySignIn("handler")).body.code).toBe("auth.accountDisabled");
    expect((await trySignIn("handler", "wrong")).body.code).toBe("auth.wrongPassword");
  });

  it("with new roles have the new permissions at once", async () => {
    const cookie = await signedIn("chief");
    const theirs = await signedIn("county-operator");
    expect((await send("GET", "/accounts", { cookie: theirs })).status).toBe(403);
    await send("PATCH", `/accounts/${await idOf("county-operator", cookie)}`, { cookie, body: { roles: ["administrator"] } });
    expect((await send("GET", "/accounts", { cookie: theirs })).status).toBe(200);
  });

  it("keep one administrator of the city even when two disable each other at once", async () => {
    const { accountId: otherId } = await ensureAccount(systemCall(), {
      username: "deputy",
      displayName: "副",
      password,
      roles: ["administrator"],
      platformCode: "320600",
      agencyId: null,
    });
    const [chief, deputy] = [await signedIn("chief"), await signedIn("deputy")];
    // Both requests have passed the gate and stand before the same rows when these are let go.
    const holder = await world.pool.connect();
    await holder.query("begin");
    await holder.query("select id from account for update");
    const sent = [
      send("PATCH", `/accounts/${otherId}`, { cookie: chief, body: { status: "disabled" } }),
      send("PATCH", `/accounts/${chiefId}`, { cookie: deputy, body: { roles: ["leader"] } }),
    ];
    await vi.waitFor(async () => {
      const waiting = await world.pool.query("select count(*) as count from pg_stat_activity where wait_event_type = 'Lock'");
      expect(waiting.rows).toEqual([{ count: 2 }]);
    }, 10_000);
    await holder.query("commit");
    holder.release();
    const replies = await Promise.all(sent);
    expect(replies.map((each) => each.status).sort()).toEqual([200, 409]);
    expect(replies.find((each) => each.status === 409)?.body.code).toBe("account.lastAdministrator");
  });

  it("ensured twice are one, also within an open transaction", async () => {
    const given = { username: "seeded", displayName: "种子", password, roles: ["leader"] as const, platformCode: "320600", agencyId: null };
    const first = await world.db.transaction().execute((db) => ensureAccount({ ...systemCall(), db }, given));
    const second = await ensureAccount(systemCall(), given);
    expect(first.isNew).toBe(true);
    expect(second).toEqual({ accountId: first.accountId, isNew: false });
  });
});

describe("API tokens", () => {
  it("act as their maker until revoked", async () => {
    const cookie = await signedIn("chief");
    const made = await send("POST", "/api-tokens", { cookie, body: { name: "报表程序" } });
    expect(made.status).toBe(201);
    const bearer = made.body.token;
    expect((await send("GET", "/session", { bearer })).body.username).toBe("chief");
    expect((await send("GET", "/api-tokens", { cookie })).body.items).toMatchObject([
      { name: "报表程序", lastUsedAt: clock.now().toISOString() },
    ]);
    expect((await send("POST", `/api-tokens/${made.body.id}/revocations`, { cookie })).status).toBe(204);
    expect((await send("GET", "/session", { bearer })).status).toBe(401);
    expect((await send("GET", "/session", { bearer, cookie })).status).toBe(401);
  });

  it("last until the end of their last day", async () => {
    clock.set(new Date("2026-11-25T09:00:00+08:00"));
    const cookie = await signedIn("chief");
    expect((await send("POST", "/api-tokens", { cookie, body: { name: "旧", expiresOn: "2026-11-24" } })).status).toBe(400);
    const made = await send("POST", "/api-tokens", { cookie, body: { name: "今天", expiresOn: "2026-11-25" } });
    clock.set(new Date("2026-11-25T23:59:59+08:00"));
    expect((await send("GET", "/session", { bearer: made.body.token })).status).toBe(200);
    clock.set(new Date("2026-11-26T00:00:00+08:00"));
    expect((await send("GET", "/session", { bearer: made.body.token })).status).toBe(401);
  });

  it("of the city are out of reach for a county's administrator", async () => {
    const made = await send("POST", "/api-tokens", { cookie: await signedIn("chief"), body: { name: "市里的" } });
    const cookie = await signedIn("county");
    expect((await send("GET", "/api-tokens", { cookie })).body.items).toEqual([]);
    expect((await send("POST", `/api-tokens/${made.body.id}/revocations`, { cookie })).status).toBe(404);
  });

  it("for the local command line replace the one before", async () => {
    const first = await issueLocalToken(systemCall());
    expect((await send("GET", "/session", { bearer: first ?? "" })).body.username).toBe("chief");
    const second = await issueLocalToken(systemCall());
    expect((await send("GET", "/session", { bearer: first ?? "" })).status).toBe(401);
    expect((await send("GET", "/session", { bearer: second ?? "" })).status).toBe(200);
  });
});
