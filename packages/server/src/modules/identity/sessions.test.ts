import { describe, expect, it } from "vitest";
import { sessionCookie } from "../../platform/http/app.ts";
import {
  agency,
  chiefId,
  clock,
  identity,
  office,
  password,
  send,
  signedIn,
  systemCall,
  trySignIn,
  useIdentity,
  world,
} from "./identity.fixture.ts";
import { identityJobs } from "./index.ts";

useIdentity();

describe("signing in", () => {
  it("gives a cookie that scripts cannot read and that ends after twelve hours", async () => {
    const reply = await trySignIn(" Chief ");
    expect(reply.cookie).toMatchObject({ name: sessionCookie, httpOnly: true, sameSite: "Lax", path: "/", maxAge: 43_200 });
    expect(reply.cookie?.secure).toBeUndefined();
    expect(reply.body).toMatchObject({
      username: "chief",
      roles: ["administrator"],
      platform: { code: "320600", name: "南通市 12345" },
      agency: null,
    });
    const cookie = reply.cookie?.value;
    clock.advance(12 * 3_600_000 - 1);
    expect((await send("GET", "/session", { cookie })).status).toBe(200);
    clock.advance(1);
    expect((await send("GET", "/session", { cookie })).status).toBe(401);
  });

  it("says the same for a wrong name and a wrong password and writes both down", async () => {
    const wrongName = await trySignIn("nobody");
    const wrongPassword = await trySignIn("chief", "not the password");
    expect([wrongName.status, wrongName.body.title]).toEqual([wrongPassword.status, wrongPassword.body.title]);
    expect(wrongName.status).toBe(401);
    const { body } = await send("GET", "/audit-entries", { cookie: await signedIn("chief") });
    const entries = body.items.map((each: { action: string; subjectId: string | null; detail: object }) => [
      each.action,
      each.subjectId,
      each.detail,
    ]);
    expect(entries).toContainEqual(["session.refused", null, { code: "auth.wrongPassword" }]);
    expect(entries).toContainEqual(["session.refused", chiefId, { code: "auth.wrongPassword", username: "chief" }]);
    expect(entries).toContainEqual(["session.started", chiefId, {}]);
  });

  it("is refused after five wrong tries, also with the right password, until the window has passed", async () => {
    for (let n = 0; n < 5; n += 1) expect((await trySignIn("chief", "wrong", `10.1.0.${n}`)).status).toBe(401);
    expect(await trySignIn("chief")).toMatchObject({ status: 429, body: { code: "auth.throttled", facts: { minutes: 15 } } });
    clock.advance(15 * 60_000);
    expect((await trySignIn("chief")).status).toBe(201);
  });

  it("forgets wrong tries after a success", async () => {
    for (const given of ["a", "b", "c", "d", password, "e", "f", "g", "h", password]) {
      expect((await trySignIn("chief", given)).status).toBe(given === password ? 201 : 401);
    }
  });

  it("is refused to an address after thirty wrong tries over any names", async () => {
    for (let n = 0; n < 30; n += 1) await trySignIn(`name-${n}`, "wrong", "10.2.0.1");
    expect((await trySignIn("chief", password, "10.2.0.1")).status).toBe(429);
    expect((await trySignIn("chief", password, "10.2.0.2")).status).toBe(201);
  });

  it("ends the earlier session of the same browser", async () => {
    const first = await signedIn("chief");
    expect((await send("GET", "/session", { cookie: first })).status).toBe(200);
    expect((await send("POST", "/session", { cookie: first, body: { username: "handler", password } })).status).toBe(201);
    expect((await send("GET", "/session", { cookie: first })).status).toBe(401);
  });

  it("fills in the agency of a handler", async () => {
    const reply = await send("GET", "/session", { cookie: await signedIn("handler") });
    expect(reply.body).toMatchObject({ agency: { id: agency, code: "C1", name: "市城管局" } });
    const actor = await identity.findActor(world, "320600", reply.body.accountId);
    expect(actor).toMatchObject({ unit: "市城管局", scope: { platformCodes: "all", agencyIds: [agency, office] } });
  });
});

describe("a session", () => {
  it("ends at once on sign-out", async () => {
    const cookie = await signedIn("chief");
    expect((await send("GET", "/session", { cookie })).status).toBe(200);
    const reply = await send("DELETE", "/session", { cookie });
    expect(reply.status).toBe(204);
    expect(reply.cookie?.value).toBe("");
    expect((await send("GET", "/session", { cookie })).status).toBe(401);
  });

  it("survives the change of its own password; the others end", async () => {
    const here = await signedIn("chief");
    const elsewhere = await signedIn("chief");
    expect((await send("GET", "/session", { cookie: elsewhere })).status).toBe(200);
    const change = (currentPassword: string, newPassword: string) =>
      send("POST", "/session/password-changes", { cookie: here, body: { currentPassword, newPassword } });
    expect(await change("wrong", "another good one")).toMatchObject({ status: 400, body: { fields: [{ field: "currentPassword" }] } });
    expect((await change(password, password)).status).toBe(400);
    expect((await change(password, "another good one")).status).toBe(204);
    expect((await send("GET", "/session", { cookie: here })).status).toBe(200);
    expect((await send("GET", "/session", { cookie: elsewhere })).status).toBe(401);
    expect((await trySignIn("chief")).status).toBe(401);
    expect((await trySignIn("chief", "another good one")).status).toBe(201);
  });

  it("is removed by night once it has ended", async () => {
    await signedIn("chief");
    clock.advance(13 * 3_600_000);
    const kept = await signedIn("chief");
    for (const job of identityJobs) await job.work(systemCall());
    const left = await world.pool.query("select count(*) as count from session");
    expect(left.rows).toEqual([{ count: 1 }]);
    expect((await send("GET", "/session", { cookie: kept })).status).toBe(200);
  });
});
