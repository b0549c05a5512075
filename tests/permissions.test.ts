import { randomUUID } from "node:crypto";
import { globSync } from "node:fs";
import { join } from "node:path";
import { urlOf } from "@yihao/contract/client";
import type { Endpoint } from "@yihao/contract/endpoint";
import { type City, openCity } from "@yihao/testkit/city";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

/** Who stands for each role. */
const people = {
  operator: "zuoxi01",
  shiftLead: "banzhang01",
  dispatcher: "paidan01",
  reviewer: "shenhe01",
  callbackOfficer: "huifang01",
  knowledgeEditor: "baike01",
  agencyHandler: "rsj01",
  leader: "zhuren01",
  administrator: "admin",
} as const;
type RoleName = keyof typeof people;
const everyone = Object.keys(people) as RoleName[];

const desk: RoleName[] = ["operator", "shiftLead"];
const readsDemands: RoleName[] = [...desk, "dispatcher", "reviewer", "callbackOfficer", "leader", "administrator"];
const readsOrders: RoleName[] = [...readsDemands, "agencyHandler"];
const disposes: RoleName[] = [...desk, "dispatcher"];
const reveals: RoleName[] = [...desk, "dispatcher", "reviewer", "callbackOfficer", "agencyHandler"];
const figures: RoleName[] = ["shiftLead", "leader", "administrator"];

/** Every route and who may knock. A new route without a row here fails the last test. */
const table: Record<string, RoleName[] | "public"> = {
  "POST /session": "public",
  "DELETE /session": everyone,
  "GET /session": everyone,
  "POST /session/password-changes": everyone,
  "GET /accounts": ["administrator"],
  "POST /accounts": ["administrator"],
  "PATCH /accounts/:id": ["administrator"],
  "GET /api-tokens": ["administrator"],
  "POST /api-tokens": ["administrator"],
  "POST /api-tokens/:id/revocations": ["administrator"],
  "GET /audit-entries": ["administrator"],
  "GET /regions": "public",
  "GET /platforms": everyone,
  "GET /categories": "public",
  "GET /agencies": everyone,
  "PATCH /agencies/:id": ["administrator"],
  "PATCH /categories/:code": ["administrator"],
  "GET /time-limits": everyone,
  "POST /time-limits": ["administrator"],
  "GET /calendar": everyone,
  "PUT /calendar/days/:onDate": ["administrator"],
  "GET /calendar/deadline": everyone,
  "POST /directory-imports/:kind": ["administrator"],
  "POST /attachments": "public",
  "GET /attachments/:id": everyone,
  "GET /notices": everyone,
  "POST /notices/:id/readings": everyone,
  "GET /demands/:id/deliveries": readsDemands,
  "GET /webhooks": ["administrator"],
  "POST /webhooks": ["administrator"],
  "DELETE /webhooks/:id": ["administrator"],
  "GET /articles": everyone,
  "GET /articles/:id": everyone,
  "POST /articles": ["knowledgeEditor", "agencyHandler"],
  "PUT /articles/:id": ["knowledgeEditor", "agencyHandler"],
  "POST /articles/:id/submissions": ["knowledgeEditor", "agencyHandler"],
  "POST /articles/:id/reviews": ["knowledgeEditor"],
  "POST /articles/:id/expirations": ["knowledgeEditor"],
  "GET /public/articles": "public",
  "GET /public/articles/:id": "public",
  "POST /demands": desk,
  "GET /demands": readsDemands,
  "GET /demands/:id": readsDemands,
  "GET /demands/:id/timeline": readsDemands,
  "POST /requester-history": desk,
  "POST /similar-demands": desk,
  "POST /demands/:id/answers": disposes,
  "POST /demands/:id/declines": disposes,
  "POST /demands/:id/hand-overs": disposes,
  "PATCH /demands/:id": disposes,
  "POST /demands/:id/looks": reveals,
  "GET /demand-counts": disposes,
  "POST /public/demands": "public",
  "POST /demands/:id/work-orders": disposes,
  "POST /demands/:id/merges": disposes,
  "GET /work-orders": readsOrders,
  "GET /work-order-counts": readsOrders,
  "GET /work-orders/:id": readsOrders,
  "GET /work-orders/:id/timeline": readsOrders,
  "POST /work-orders/:id/looks": reveals,
  "POST /work-orders/:id/completions": desk,
  "POST /work-orders/:id/dispatches": ["dispatcher"],
  "POST /work-orders/:id/completion-requests": ["dispatcher"],
  "GET /work-orders/:id/dispatches": readsOrders,
  "GET /assignments": ["agencyHandler"],
  "GET /assignment-counts": ["agencyHandler"],
  "GET /work-orders/:id/assignments": readsOrders,
  "POST /assignments/:id/acknowledgements": ["agencyHandler"],
  "POST /assignments/:id/returns": ["agencyHandler"],
  "POST /assignments/:id/delegations": ["agencyHandler"],
  "POST /assignments/:id/replies": ["agencyHandler"],
  "POST /returns/:id/decisions": ["dispatcher"],
  "GET /returns": ["dispatcher"],
  "GET /work-orders/:id/reviews": readsOrders,
  "POST /work-orders/:id/reviews": ["reviewer"],
  "GET /callbacks": ["callbackOfficer"],
  "GET /callback-counts": ["callbackOfficer"],
  "GET /work-orders/:id/callbacks": readsOrders,
  "POST /callbacks/:id/claims": ["callbackOfficer"],
  "POST /callbacks/:id/releases": ["callbackOfficer"],
  "POST /callbacks/:id/attempts": ["callbackOfficer"],
  "POST /callbacks/:id/evaluations": ["callbackOfficer"],
  "POST /public/progress": "public",
  "POST /public/evaluations": "public",
  "GET /statistics/figures": figures,
  "GET /statistics/breakdowns/:dimension": figures,
  "GET /statistics/records/demands": figures,
  "GET /statistics/records/work-orders": figures,
  "GET /statistics/agencies": figures,
  "GET /statistics/verification": figures,
  "POST /demand-imports": ["administrator"],
};

const nameOf = (to: Pick<Endpoint, "method" | "path">) => `${to.method} ${to.path}`;
const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === "object" && value !== null && "method" in value && "path" in value && "gate" in value;

async function endpointsOfContract(): Promise<Endpoint[]> {
  const folder = join(import.meta.dirname, "../packages/contract/src");
  const modules = await Promise.all(
    globSync("*.ts", { cwd: folder })
      .filter((file) => !file.endsWith(".test.ts"))
      .map((file) => import(join(folder, file)) as Promise<Record<string, unknown>>),
  );
  return modules.flatMap((module) => Object.values(module).filter(isEndpoint));
}

let city: City;
let endpoints: Endpoint[];
const routes = new Set<string>();
beforeAll(async () => {
  city = await openCity(inject("database"));
  endpoints = await endpointsOfContract();
  await city.running.app.ready();
  for (const line of Object.entries(city.running.app.swagger().paths ?? {}))
    for (const method of Object.keys(line[1] ?? {}))
      routes.add(`${method.toUpperCase()} ${line[0].replace(/^\/api/, "").replace(/\{(\w+)\}/g, ":$1")}`);
});
afterAll(() => city.close());

const params = { id: randomUUID(), code: "999999", kind: "agencies", onDate: "2026-12-31", dimension: "kind" };
async function knock(to: Endpoint, cookie: string | null): Promise<number> {
  const isWrite = to.method !== "GET" && to.method !== "DELETE";
  const answer = await city.running.app.inject({
    method: to.method,
    url: urlOf(to, { params }),
    headers: { ...(cookie === null ? {} : { cookie }), ...(isWrite ? { "content-type": "application/json" } : {}) },
    ...(isWrite ? { payload: "{}" } : {}),
  });
  return answer.statusCode;
}

describe("权限", () => {
  for (const [role, username] of Object.entries(people) as [RoleName, string][]) {
    it(`${role} passes exactly its own gates`, async () => {
      // Signing out is a gate of its own, tried last: it ends the session that the others need.
      const ordered = endpoints.toSorted(
        (left, right) => Number(nameOf(left) === "DELETE /session") - Number(nameOf(right) === "DELETE /session"),
      );
      for (const to of ordered) {
        const expected = table[nameOf(to)];
        const status = await knock(to, await city.cookieOf(username));
        const isAllowed = expected === "public" || expected?.includes(role) === true;
        if (isAllowed) expect.soft([401, 403], `${role} ${nameOf(to)}`).not.toContain(nameOf(to) === "POST /session" ? 400 : status);
        else expect.soft(status, `${role} ${nameOf(to)}`).toBe(403);
      }
    });
  }

  it("a stranger passes only public gates", async () => {
    for (const to of endpoints) {
      const status = await knock(to, null);
      if (table[nameOf(to)] === "public") expect.soft([401, 403], nameOf(to)).not.toContain(status);
      else expect.soft(status, nameOf(to)).toBe(401);
    }
  });

  it("every route of the server has a row, and every row has a route", () => {
    expect([...routes].sort()).toEqual(Object.keys(table).sort());
    expect(endpoints.map(nameOf).sort()).toEqual(Object.keys(table).sort());
  });
});
