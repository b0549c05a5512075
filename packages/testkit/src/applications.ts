import * as applications from "@yihao/contract/applications";
import * as handling from "@yihao/contract/handling";
import { addDays, dateOf } from "@yihao/server/kernel/shanghai";
import { anOrder, dispatchTo, leadAssignment } from "./builders.ts";
import type { City } from "./city.ts";

const words = { reason: "配件须向厂家订制", explanation: "配件需要向厂家订制" };

/** Every application of an agency with each of its outcomes, a resumption, and work that is taken back from a sub-agency. */
export async function everyApplication(city: City): Promise<void> {
  const { orderId } = await anOrder(city);
  await dispatchTo(city, orderId, "chongchuan");
  const [agency, reviewer] = [await city.as("chongchuan01"), await city.as("shenhe01")];
  const params = { id: (await leadAssignment(city, orderId, "chongchuan01")).id };
  await agency(handling.acknowledgeAssignment, { params });
  const decide = (id: string, decision: "granted" | "refused") =>
    reviewer(applications.decideApplication, { params: { id }, body: { decision, opinion: "经审核" } });
  const extend = () => agency(applications.applyExtension, { params, body: { amount: 1, ...words } });
  const claim = () =>
    agency(applications.claimBeyondDuty, { params, body: { reason: "要求免除依法作出的处罚", basis: "行政处罚法第六十六条" } });
  const pause = () => agency(applications.applyPause, { params, body: { reviewOn: addDays(dateOf(city.clock.now()), 3), ...words } });
  await agency(applications.withdrawApplication, { params: { id: (await extend()).id } });
  for (const decision of ["refused", "granted"] as const) {
    await decide((await extend()).id, decision);
    await decide((await claim()).id, decision);
    await decide((await pause()).id, decision);
  }
  await agency(applications.resumeAssignment, { params, body: { reason: "配件已到" } });
  await agency(handling.delegateAssignment, { params, body: { agencyId: await city.agencyId("chongchuan-csgl") } });
  await agency(applications.takeBackDelegation, { params, body: { reason: "由本级直接办理" } });
}
