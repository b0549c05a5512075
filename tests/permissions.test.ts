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
  supervisionOfficer: "duban01",
  assessmentOfficer: "kaohe01",
  agencyHandler: "rsj01",
  agencyLeader: "rsjld01",
  leader: "zhuren01",
  administrator: "admin",
} as const;
type RoleName = keyof typeof people;
const everyone = Object.keys(people) as RoleName[];

const desk: RoleName[] = ["operator", "shiftLead"];
const readsDemands: RoleName[] = [
  ...desk,
  "dispatcher",
  "reviewer",
  "callbackOfficer",
  "supervisionOfficer",
  "assessmentOfficer",
  "leader",
  "administrator",
];
const readsOrders: RoleName[] = [...readsDemands, "agencyHandler", "agencyLeader"];
const disposes: RoleName[] = [...desk, "dispatcher"];
const reveals: RoleName[] = [...desk, "dispatcher", "reviewer", "callbackOfficer", "supervisionOfficer", "agencyHandler"];
const keepsPosts: RoleName[] = ["shiftLead", "agencyLeader", "administrator"];
const confers: RoleName[] = ["shiftLead", "dispatcher", "supervisionOfficer", "assessmentOfficer", "leader"];
const figures: RoleName[] = ["shiftLead", "supervisionOfficer", "assessmentOfficer", "leader", "administrator"];

const readsAssessment: RoleName[] = ["assessmentOfficer", "agencyHandler", "agencyLeader", "leader"];

const supervises: RoleName[] = ["shiftLead", "supervisionOfficer"];
const seesSupervision: RoleName[] = [...supervises, "assessmentOfficer", "agencyHandler", "agencyLeader", "leader"];

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
  "GET /posts": keepsPosts,
  "GET /agencies/:id/posts": keepsPosts,
  "PUT /agencies/:id/posts/:post": keepsPosts,
  "DELETE /agencies/:id/posts/:post": keepsPosts,
  "GET /colleagues": keepsPosts,
  "GET /duty-shifts": keepsPosts,
  "POST /duty-shifts": keepsPosts,
  "DELETE /duty-shifts/:id": keepsPosts,
  "GET /settings": everyone,
  "POST /settings/:key": ["administrator"],
  "GET /work-periods": everyone,
  "PUT /work-periods": ["administrator"],
  "GET /regions": "public",
  "GET /platforms": everyone,
  "GET /categories": "public",
  "GET /agencies": everyone,
  "PATCH /agencies/:id": ["administrator"],
  "PATCH /categories/:code": ["administrator"],
  "GET /time-limits": everyone,
  "POST /time-limits": ["administrator"],
  "GET /dispatch-catalogue": everyone,
  "POST /dispatch-catalogue": ["administrator"],
  "PATCH /dispatch-catalogue/:id": ["administrator"],
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
  "GET /work-orders/:id/ways": readsOrders,
  "POST /work-orders/:id/withdrawals": desk,
  "POST /demands/:id/withdrawals": desk,
  "POST /public/withdrawals": "public",
  "POST /work-orders/:id/termination-requests": ["agencyHandler"],
  "GET /termination-requests": ["shiftLead", "leader"],
  "POST /termination-requests/:id/decisions": ["shiftLead", "leader"],
  "POST /work-orders/:id/conclusion-proposals": ["dispatcher", "reviewer", "supervisionOfficer"],
  "GET /conclusion-proposals": ["shiftLead", "leader"],
  "POST /conclusion-proposals/:id/confirmations": ["shiftLead", "leader"],
  "GET /end-request-counts": ["shiftLead", "leader"],
  "POST /work-orders/:id/merges": ["shiftLead", "dispatcher"],
  "POST /demands/:id/unmerges": ["shiftLead", "dispatcher"],
  "POST /work-orders/:id/marks": ["shiftLead", "dispatcher", "supervisionOfficer", "leader"],
  "POST /work-orders/:id/recusals": ["shiftLead", "dispatcher", "leader"],
  "POST /recusals/:id/removals": ["shiftLead", "dispatcher", "leader"],
  "POST /work-orders/:id/repeat-links": ["shiftLead", "dispatcher", "supervisionOfficer", "leader"],
  "POST /work-orders/:id/chases": desk,
  "POST /public/chases": "public",
  "POST /demands/:id/emergencies": ["operator", "shiftLead", "dispatcher"],
  "GET /emergencies": readsDemands,
  "GET /emergency-counts": readsDemands,
  "GET /emergencies/:id": readsDemands,
  "POST /emergencies/:id/confirmations": ["shiftLead"],
  "POST /emergencies/:id/directions": ["leader"],
  "POST /emergencies/:id/briefings": ["shiftLead"],
  "POST /emergencies/:id/closings": ["leader"],
  "GET /briefings/:id": readsDemands,
  "GET /emergency-terms": ["administrator"],
  "POST /emergency-terms": ["administrator"],
  "PATCH /emergency-terms/:id": ["administrator"],
  "POST /work-orders/:id/completions": desk,
  "POST /work-orders/:id/dispatches": ["dispatcher"],
  "POST /work-orders/:id/designations": ["shiftLead", "leader"],
  "POST /work-orders/:id/reassignments": ["shiftLead", "dispatcher"],
  "POST /work-orders/:id/elevations": ["shiftLead", "dispatcher", "supervisionOfficer", "leader"],
  "POST /dispatch-proposals": ["dispatcher"],
  "POST /dispatch-batches": ["dispatcher"],
  "GET /conferrals": readsOrders,
  "GET /conferrals/:id": readsOrders,
  "POST /conferrals": confers,
  "PUT /conferrals/:id": confers,
  "POST /conferrals/:id/holdings": confers,
  "POST /conferrals/:id/cancellations": confers,
  "GET /work-orders/:id/conferrals": readsOrders,
  "POST /work-orders/:id/conferrals": confers,
  "POST /work-orders/:id/completion-requests": ["dispatcher"],
  "GET /work-orders/:id/dispatches": readsOrders,
  "GET /assignments": ["agencyHandler"],
  "GET /assignment-counts": ["agencyHandler"],
  "GET /work-orders/:id/assignments": readsOrders,
  "POST /assignments/:id/acknowledgements": ["agencyHandler"],
  "POST /assignments/:id/returns": ["agencyHandler"],
  "POST /assignments/:id/delegations": ["agencyHandler"],
  "POST /assignments/:id/replies": ["agencyHandler"],
  "POST /assignments/:id/extensions": ["agencyHandler"],
  "POST /assignments/:id/pauses": ["agencyHandler"],
  "POST /assignments/:id/beyond-duty-claims": ["agencyHandler"],
  "POST /assignments/:id/resumptions": readsOrders,
  "POST /assignments/:id/take-backs": ["agencyHandler"],
  "POST /applications/:id/decisions": ["shiftLead", "reviewer"],
  "POST /applications/:id/withdrawals": ["agencyHandler"],
  "GET /applications": ["shiftLead", "reviewer"],
  "GET /application-counts": ["shiftLead", "reviewer"],
  "GET /work-orders/:id/applications": readsOrders,
  "POST /assignments/:id/contacts": ["agencyHandler"],
  "POST /assignments/:id/interim-replies": ["agencyHandler"],
  "GET /reply-templates": ["agencyHandler"],
  "GET /sign-offs": ["agencyLeader"],
  "GET /sign-off-counts": ["agencyLeader"],
  "POST /replies/:id/sign-offs": ["agencyLeader"],
  "POST /returns/:id/decisions": ["dispatcher"],
  "GET /returns": ["dispatcher"],
  "POST /assignments/:id/objections": ["agencyHandler"],
  "POST /objections/:id/decisions": ["shiftLead", "leader"],
  "GET /objections": ["shiftLead", "leader"],
  "GET /work-orders/:id/objections": readsOrders,
  "GET /work-orders/:id/reviews": readsOrders,
  "POST /work-orders/:id/reviews": ["reviewer"],
  "GET /review-points": everyone,
  "PUT /review-points": ["administrator"],
  "GET /callbacks": ["callbackOfficer"],
  "GET /callback-counts": ["callbackOfficer"],
  "GET /work-orders/:id/callbacks": readsOrders,
  "POST /callbacks/:id/claims": ["callbackOfficer"],
  "POST /callbacks/:id/releases": ["callbackOfficer"],
  "POST /callbacks/:id/attempts": ["callbackOfficer"],
  "POST /callbacks/:id/evaluations": ["callbackOfficer"],
  "POST /public/progress": "public",
  "POST /public/evaluations": "public",
  "GET /demands/:id/callbacks": readsDemands,
  "POST /evaluations/:id/rechecks": ["shiftLead", "reviewer"],
  "POST /public/invitations": "public",
  "POST /public/invitations/evaluations": "public",
  "GET /dissatisfied-cases": readsOrders,
  "GET /dissatisfied-week": readsOrders,
  "POST /dissatisfied-cases/:id/clearances": ["shiftLead", "supervisionOfficer"],
  "GET /typical-cases": readsOrders,
  "POST /typical-cases": ["shiftLead", "supervisionOfficer"],
  "POST /typical-cases/:id/publications": ["shiftLead", "supervisionOfficer"],
  "GET /statistics/figures": figures,
  "GET /statistics/breakdowns/:dimension": figures,
  "GET /statistics/records/demands": figures,
  "GET /statistics/records/work-orders": figures,
  "GET /statistics/agencies": figures,
  "GET /statistics/verification": figures,
  "GET /exclusions": readsAssessment,
  "GET /exclusion-counts": readsAssessment,
  "GET /exclusions/:id": readsAssessment,
  "GET /work-orders/:id/exclusions": readsOrders,
  "POST /work-orders/:id/exclusions": ["agencyHandler"],
  "POST /exclusions/:id/endorsements": readsAssessment,
  "POST /exclusions/:id/preparations": ["assessmentOfficer"],
  "POST /exclusions/:id/decisions": ["assessmentOfficer", "leader"],
  "POST /exclusions/:id/appeals": ["agencyHandler"],
  "POST /exclusions/:id/withdrawals": ["agencyHandler"],
  "GET /assessment-schemes": readsAssessment,
  "POST /assessment-schemes": ["assessmentOfficer"],
  "GET /assessments": readsAssessment,
  "POST /assessments": ["assessmentOfficer"],
  "GET /assessments/:id": readsAssessment,
  "GET /assessments/:id/agencies/:agencyId": readsAssessment,
  "GET /assessments/:id/agencies/:agencyId/items/:item/records": readsAssessment,
  "GET /assessments/:id/agencies/:agencyId/carried": readsAssessment,
  "GET /assessments/:id/differences": readsAssessment,
  "POST /assessments/:id/computations": ["assessmentOfficer"],
  "POST /assessments/:id/entries": ["assessmentOfficer"],
  "POST /assessments/:id/announcements": ["assessmentOfficer"],
  "POST /assessments/:id/freezes": ["leader"],
  "POST /assessments/:id/publications": ["assessmentOfficer"],
  "GET /assessment-appeals": readsAssessment,
  "POST /assessments/:id/appeals": readsAssessment,
  "POST /assessment-appeals/:id/reviews": ["assessmentOfficer"],
  "POST /assessment-appeals/:id/decisions": ["leader"],
  "POST /assessment-appeals/:id/withdrawals": readsAssessment,
  "GET /warnings": seesSupervision,
  "GET /agency-boards": seesSupervision,
  "GET /warning-thresholds": everyone,
  "POST /warning-thresholds": ["administrator"],
  "GET /supervision/verification": figures,
  "GET /wallboard": figures,
  "GET /supervision-cases": seesSupervision,
  "GET /supervision-counts": seesSupervision,
  "GET /supervision-cases/:id": seesSupervision,
  "POST /supervision-cases": supervises,
  "POST /supervision-cases/:id/claims": supervises,
  "POST /supervision-cases/:id/releases": supervises,
  "POST /supervision-cases/:id/issues": supervises,
  "POST /supervision-cases/:id/withdrawals": supervises,
  "POST /supervision-cases/:id/returns": seesSupervision,
  "POST /supervision-cases/:id/return-decisions": supervises,
  "POST /supervision-cases/:id/answers": seesSupervision,
  "POST /supervision-cases/:id/reviews": supervises,
  "POST /supervision-cases/:id/corrections": supervises,
  "POST /supervision-cases/:id/closings": supervises,
  "POST /supervision-cases/:id/leader-instructions": ["leader"],
  "POST /supervision-cases/:id/clue-packages": ["leader"],
  "GET /work-orders/:id/oversight": seesSupervision,
  "POST /work-orders/:id/urges": supervises,
  "POST /work-orders/:id/leader-instructions": ["leader"],
  "POST /work-orders/:id/site-checks": ["supervisionOfficer"],
  "POST /work-orders/:id/clue-packages": ["leader"],
  "POST /agencies/:id/site-checks": ["supervisionOfficer"],
  "GET /site-checks": seesSupervision,
  "POST /site-checks/:id/corrections": ["supervisionOfficer"],
  "GET /clue-packages": ["leader"],
  "POST /clue-packages/:id/openings": ["leader"],
  "POST /clue-packages/:id/receptions": ["leader"],
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

const params = {
  id: randomUUID(),
  code: "999999",
  kind: "agencies",
  onDate: "2026-12-31",
  dimension: "kind",
  agencyId: randomUUID(),
  item: "onTime",
};
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
