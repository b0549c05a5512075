import * as applications from "@yihao/contract/applications";
import * as handling from "@yihao/contract/handling";
import * as notice from "@yihao/contract/notice";
import { anOrder, aReply, dispatchTo, leadAssignment } from "@yihao/testkit/builders";
import { type City, openCity, problemOf } from "@yihao/testkit/city";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

let city: City;
beforeAll(async () => {
  city = await openCity(inject("database"));
});
afterAll(() => city.close());

async function acknowledged(lead = "szyl", handler = `${lead}01`, supporting: string[] = []) {
  const made = await anOrder(city);
  await dispatchTo(city, made.orderId, lead, supporting);
  const own = await leadAssignment(city, made.orderId, handler);
  await (await city.as(handler))(handling.acknowledgeAssignment, { params: { id: own.id } });
  return { ...made, assignmentId: own.id };
}
const decided = async (id: string) =>
  (await city.as("shenhe01"))(applications.decideApplication, { params: { id }, body: { decision: "granted", opinion: "情况属实" } });

describe("超职责诉求", () => {
  const claim = { reason: "诉求要求免除法定税费", basis: "中华人民共和国税收征收管理法第三条" };

  it("is seen by the centre, shown on the order, and dissatisfaction with it is no reason to work on it again", async () => {
    const { orderId, assignmentId } = await acknowledged();
    const handler = await city.as("szyl01");
    const asked = await handler(applications.claimBeyondDuty, { params: { id: assignmentId }, body: claim });
    await decided(asked.id);
    const shown = await handler(applications.listWorkOrderApplications, { params: { id: orderId } });
    expect(shown).toMatchObject({ isBeyondDuty: true, items: [{ kind: "beyondDuty", state: "granted" }] });
    expect((await leadAssignment(city, orderId, "szyl01")).can.claimBeyondDuty).toMatchObject({ code: "application.alreadyBeyondDuty" });
    expect((await leadAssignment(city, orderId, "szyl01")).can.reply.allowed).toBe(true);
  });

  it("is the lead's to claim", async () => {
    const { orderId } = await acknowledged("szyl", "szyl01", ["chongchuan"]);
    const supporter = await city.as("chongchuan01");
    const part = (await supporter(handling.listWorkOrderAssignments, { params: { id: orderId } })).items.find(
      (each) => each.role === "supporting",
    );
    await supporter(handling.acknowledgeAssignment, { params: { id: part?.id ?? "" } });
    expect((await problemOf(supporter(applications.claimBeyondDuty, { params: { id: part?.id ?? "" }, body: claim }))).code).toBe(
      "assignment.leadOnly",
    );
  });
});

describe("收回下派", () => {
  it("gives the work back to the agency above, ends the sub-agency's part and tells it", async () => {
    const { orderId, assignmentId } = await acknowledged("chongchuan");
    const [district, bureau] = [await city.as("chongchuan01"), await city.as("chongchuancsgl01")];
    const params = { id: assignmentId };
    expect((await problemOf(district(applications.takeBackDelegation, { params, body: { reason: "没有下派" } }))).code).toBe(
      "assignment.wrongState",
    );
    await district(handling.delegateAssignment, { params, body: { agencyId: await city.agencyId("chongchuan-csgl") } });
    await district(applications.takeBackDelegation, { params, body: { reason: "改由区级直接处理" } });
    const { items } = await district(handling.listWorkOrderAssignments, { params: { id: orderId } });
    const stateOf = (parentId: string | null) => items.find((each) => each.parentAssignmentId === parentId)?.state;
    expect([stateOf(null), stateOf(assignmentId)]).toEqual(["handling", "ended"]);
    const told = (await bureau(notice.listNotices, { query: {} })).items.find((each) => each.topic === "takenBack");
    expect(told).toMatchObject({ link: `/orders/${orderId}` });
    expect(told?.body).toContain("改由区级直接处理");
    await district(handling.replyAssignment, { params, body: aReply });
  });

  it("is not needed to hear the sub-agency: the agency above reads its words", async () => {
    const { orderId, assignmentId } = await acknowledged("chongchuan");
    const [district, bureau] = [await city.as("chongchuan01"), await city.as("chongchuancsgl01")];
    await district(handling.delegateAssignment, {
      params: { id: assignmentId },
      body: { agencyId: await city.agencyId("chongchuan-csgl") },
    });
    const child = (await bureau(handling.listWorkOrderAssignments, { params: { id: orderId } })).items.find(
      (each) => each.parentAssignmentId === assignmentId,
    );
    await bureau(handling.acknowledgeAssignment, { params: { id: child?.id ?? "" } });
    await bureau(handling.replyAssignment, { params: { id: child?.id ?? "" }, body: aReply });
    const { items } = await district(handling.listWorkOrderAssignments, { params: { id: orderId } });
    expect(items.find((each) => each.id === assignmentId)?.state).toBe("handling");
    expect(items.find((each) => each.id === child?.id)?.replies[0]).toMatchObject({
      internalAccount: aReply.internalAccount,
      verdict: "forSuperior",
    });
  });
});
