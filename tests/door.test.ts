import { createApp } from "@yihao/server/app";
import { demoPassword } from "@yihao/server/demo/organisation";
import { type City, openCity } from "@yihao/testkit/city";
import { aPng, multipart, problemIn, send } from "@yihao/testkit/wire";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

let city: City;
beforeAll(async () => {
  city = await openCity(inject("database"));
});
afterAll(() => city.close());

const signIn = (headers: Record<string, string> = {}) =>
  send(city, "POST", "/session", { body: { username: "zuoxi01", password: demoPassword }, headers, from: "10.8.0.1" });
const cookieIn = (answer: { headers: Record<string, unknown> }) => String(answer.headers["set-cookie"]);

describe("the session", () => {
  it("is a cookie that scripts do not read and other sites do not send; over https it is secure", async () => {
    const plain = cookieIn(await signIn());
    expect(plain).toMatch(/^yihao_session=[\w-]{40,}; /);
    for (const flag of ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=43200"]) expect(plain).toContain(flag);
    const behindProxy = await createApp({ ...city.world, config: { ...city.world.config, trustsProxy: true } });
    const spoken = { ...city, running: behindProxy };
    const body = { username: "zuoxi01", password: demoPassword };
    const secure = await send(spoken, "POST", "/session", {
      body,
      headers: { "x-forwarded-proto": "https", "x-forwarded-for": "6.6.6.6, 10.8.0.9" },
    });
    expect(cookieIn(secure)).toContain("Secure");
    // The sender wrote the first address himself.
    expect(await city.count("select count(*) from audit_entry where ip = '10.8.0.9' and action = 'session.started'")).toBe(1);
    expect(await city.count("select count(*) from audit_entry where ip = '6.6.6.6'")).toBe(0);
    await behindProxy.app.close();
  });

  it("is never the one that somebody else chose", async () => {
    const planted = "planted-by-an-attacker-0123456789012345678901";
    const own = cookieIn(await signIn({ cookie: `yihao_session=${planted}` }));
    expect(own).not.toContain(planted);
    problemIn(await send(city, "GET", "/session", { headers: { cookie: `yihao_session=${planted}` } }), 401);
  });

  it("does not believe a forwarded address without a proxy", async () => {
    await signIn({ "x-forwarded-for": "7.7.7.7" });
    expect(await city.count("select count(*) from audit_entry where ip = '7.7.7.7'")).toBe(0);
  });

  it("writes nothing for a page of another site", async () => {
    const body = { requestKey: "foreign-0001", kind: "praise", title: "好", content: "很好", noReplyWanted: true };
    for (const origin of ["https://evil.example", "null", "http://localhost.evil.example", "https://localhost:80.evil"]) {
      const answer = await send(city, "POST", "/demands", { as: "zuoxi01", body, headers: { origin, host: "12345.example" } });
      expect(problemIn(answer, 403).code).toBe("auth.foreignOrigin");
    }
    const form = multipart({ content: aPng });
    expect(
      problemIn(await send(city, "POST", "/attachments", { as: "zuoxi01", ...form, headers: { origin: "https://evil.example" } }), 403)
        .code,
    ).toBe("auth.foreignOrigin");
    const own = { origin: "https://12345.example", host: "12345.example" };
    expect((await send(city, "POST", "/demands", { as: "zuoxi01", body, headers: own })).status).toBe(201);
  });

  it("is not made good by a bearer token that does not hold", async () => {
    const authorization = "Bearer yihao_000000000000000000000000000000";
    problemIn(await send(city, "GET", "/session", { as: "zuoxi01", headers: { authorization } }), 401);
  });
});

describe("strangers", () => {
  it("hear nothing of what happens", async () => {
    expect(problemIn(await send(city, "GET", "/live"), 401).code).toBe("auth.signInNeeded");
    problemIn(await send(city, "GET", "/live", { headers: { cookie: "yihao_session=x" } }), 401);
  });

  it("get every answer with the headers that keep a browser from guessing", async () => {
    for (const path of ["/session", "/regions", "/nothing"]) {
      const { headers } = await send(city, "GET", path);
      expect(headers).toMatchObject({
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "cache-control": "no-store",
        "x-request-id": expect.any(String),
      });
    }
  });

  it("learn nothing of the machine from a fault", async () => {
    const broken = { ...city.world, pool: city.world.pool, db: city.world.db.withSchema("absent") };
    const { app } = await createApp(broken);
    const spoken = { ...city, running: { ...city.running, app } };
    for (const [path, body] of [
      ["/public/progress", { number: "20261116000001", queryCode: "AAAAAA" }],
      ["/session", { username: "admin", password: "x" }],
    ] as const) {
      const problem = problemIn(await send(spoken, "POST", path, { body }), 500);
      expect(Object.keys(problem).sort()).toEqual(["code", "requestId", "status", "title", "type"]);
    }
    await app.close();
  });
});
