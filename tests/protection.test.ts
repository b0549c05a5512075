import { anOrder, dispatchTo } from "@yihao/testkit/builders";
import { type City, openCity } from "@yihao/testkit/city";
import { problemIn, send, upload } from "@yihao/testkit/wire";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

/** Who stands for each role; the agency has every order of this file. */
const people = {
  operator: "zuoxi01",
  shiftLead: "banzhang01",
  dispatcher: "paidan01",
  reviewer: "shenhe01",
  callbackOfficer: "huifang01",
  supervisionOfficer: "duban01",
  assessmentOfficer: "kaohe01",
  leader: "zhuren01",
  administrator: "admin",
  agencyHandler: "rsj01",
  agencyLeader: "rsjld01",
} as const;
type RoleName = keyof typeof people;
const roles = Object.keys(people) as RoleName[];
const cases = {
  ordinary: {},
  confidential: { isConfidential: true },
  anonymous: { isAnonymous: true },
  tipOff: { kind: "tipOff" as const },
} as const;
type CaseName = keyof typeof cases;

const requester = {
  requesterName: "王建华",
  requesterGender: "male" as const,
  callerNumber: "13900004321",
  contactPhone: "13900004321",
  email: "wangjianhua@example.com",
  address: "濠东路88号3幢501室",
  specialCare: "elderly" as const,
};
/** What stands in each field for those who may know that somebody is there, and for those who may not. */
const masked = {
  requesterName: "王**",
  requesterGender: "male",
  contactPhone: "139****4321",
  email: "w***@example.com",
  address: "濠东路88号3幢501室",
  specialCare: "elderly",
} as const;
const hidden = {
  requesterName: null,
  requesterGender: "unknown",
  contactPhone: null,
  email: null,
  address: "濠东路**号**幢**室",
  specialCare: null,
} as const;
type Field = keyof typeof masked;
const fields = Object.keys(masked) as Field[];

const isOfAgency = (role: RoleName) => role === "agencyHandler" || role === "agencyLeader";
const isProtected = (name: CaseName) => name !== "ordinary";
const labelOf = (role: RoleName, name: CaseName) =>
  isOfAgency(role) && isProtected(name) ? "（保密）" : name === "anonymous" ? "匿名" : "王**";
const expected = (role: RoleName, name: CaseName, field: Field) => (isOfAgency(role) && isProtected(name) ? hidden[field] : masked[field]);

/** 查看原始个人信息: 201 shown · 403 not this role's business · 409 only through the centre. */
const mayLook: RoleName[] = ["operator", "shiftLead", "dispatcher", "reviewer", "callbackOfficer", "supervisionOfficer", "agencyHandler"];
const lookStatus = (role: RoleName, name: CaseName) => {
  if (!mayLook.includes(role)) return 403;
  return isOfAgency(role) && isProtected(name) ? 409 : 201;
};

let city: City;
const made = {} as Record<CaseName, { orderId: string; photo: string }>;
beforeAll(async () => {
  city = await openCity(inject("database"));
  for (const name of Object.keys(cases) as CaseName[]) {
    const photo = await upload(city, "王建华的身份证.png");
    const { orderId } = await anOrder(city, { ...requester, ...cases[name], attachmentIds: [photo] });
    await dispatchTo(city, orderId, "rsj");
    made[name] = { orderId, photo };
  }
});
afterAll(() => city.close());

type Shown = { demand: Record<Field, unknown> & { requester: string; attachments: { name: string }[] } };

describe.each(Object.keys(cases) as CaseName[])("a demand that is %s", (name) => {
  it.each(roles)("%s reads each field as the table says, and nothing of the person elsewhere", async (role) => {
    const { orderId, photo } = made[name];
    const answer = await send(city, "GET", `/work-orders/${orderId}`, { as: people[role] });
    const { demand } = answer.body as Shown;
    for (const field of fields) expect.soft(demand[field], field).toBe(expected(role, name, field));
    expect(demand.requester).toBe(labelOf(role, name));
    const isHidden = isOfAgency(role) && isProtected(name);
    expect(demand.attachments.map((each) => each.name)).toEqual([isHidden ? "附件.png" : "王建华的身份证.png"]);
    const paths = ["/timeline", "/assignments", "/dispatches", "/callbacks", "/ways"];
    const others = await Promise.all(paths.map((path) => send(city, "GET", `/work-orders/${orderId}${path}`, { as: people[role] })));
    for (const { text } of [answer, ...others]) expect(text).not.toMatch(/13900004321|wangjianhua@|王建华(?!的身份证)/);
    const file = await send(city, "GET", `/attachments/${photo}`, { as: people[role] });
    expect(file.status).toBe(200);
    expect(decodeURIComponent(String(file.headers["content-disposition"]))).toContain(isHidden ? "附件.png" : "王建华的身份证.png");
  });

  it.each(roles)("%s looks at the person with a purpose or not at all, and it is written down", async (role) => {
    const { orderId } = made[name];
    const look = (purpose: string) => send(city, "POST", `/work-orders/${orderId}/looks`, { as: people[role], body: { purpose } });
    const purpose = `${role} 核实情况`;
    const answer = await look(purpose);
    const status = lookStatus(role, name);
    const isShown = status === 201;
    expect(answer.status, answer.text).toBe(status);
    if (isShown) expect(answer.body).toMatchObject({ requesterName: "王建华", contactPhone: "13900004321" });
    else problemIn(answer, status);
    if (status === 409) expect(answer.text).toContain("通过中心联系");
    if (status !== 403) problemIn(await look(""), 400);
    const written = "select count(*) from event where work_order_id = $1 and type = 'demand.revealed' and reason = $2";
    expect(await city.count(written, [orderId, purpose])).toBe(isShown ? 1 : 0);
    const audited =
      "select count(*) from audit_entry a join event e on e.request_id = a.request_id where a.action = 'demand.revealed' and e.reason = $2 and e.work_order_id = $1";
    expect(await city.count(audited, [orderId, purpose])).toBe(isShown ? 1 : 0);
  });
});

it("an agency does not look at a person once the order has ended", async () => {
  const { orderId } = await anOrder(city, requester);
  await dispatchTo(city, orderId, "rsj");
  const body = { reason: "诉求人来电撤回", way: "phone" };
  expect((await send(city, "POST", `/work-orders/${orderId}/withdrawals`, { as: "zuoxi01", body })).status).toBe(201);
  problemIn(await send(city, "POST", `/work-orders/${orderId}/looks`, { as: "rsj01", body: { purpose: "再联系一次" } }), 409);
});
