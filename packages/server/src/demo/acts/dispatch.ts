import * as conferral from "@yihao/contract/conferral";
import * as demand from "@yihao/contract/demand";
import * as dispatch from "@yihao/contract/dispatch";
import * as handling from "@yihao/contract/handling";
import * as objection from "@yihao/contract/objection";
import * as workOrder from "@yihao/contract/work-order";
import { catalogueOf } from "../../modules/directory/index.ts";
import { jobCall } from "../../platform/jobs.ts";
import type { Stage } from "../cast.ts";

const minute = 60_000;
const dayMs = 86_400_000;
type Words = { title: string; content: string; categoryCode: string; regionCode: string; kind?: "complaint" | "assistance" };
const notOurs = { reason: "经现场核实，该设施未移交我单位管养", basis: "市政设施移交清单、部门三定规定" };

/** 指定、改派、提级、派单异议 and conferrals of these days, so that every page of the dispatcher and the leader has something on it. */
export async function dispatchActs(stage: Stage): Promise<void> {
  const end = stage.clock.now();
  stage.clock.set(new Date(end.getTime() - 100 * minute));
  const catalogue = await catalogueOf(jobCall(stage.world, "demo"));
  const idOf = (code: string) => catalogue.agencyByCode(code)?.id ?? "";
  let made = 0;
  const order = async (words: Words): Promise<string> => {
    made += 1;
    stage.clock.advance(minute);
    const desk = stage.as("zuoxi02");
    const receipt = await desk(demand.registerDemand, {
      body: {
        kind: "complaint",
        ...words,
        requestKey: `demo-dispatch-${made}`,
        requesterName: ["周先生", "沈女士", "陆先生", "顾女士"][made % 4] ?? "周先生",
        callerNumber: `1390000${String(4000 + made)}`,
      },
    });
    return (await desk(workOrder.createWorkOrder, { params: { id: receipt.id }, body: {} })).id;
  };
  const send = async (id: string, lead: string) => {
    stage.clock.advance(minute);
    await stage.as("paidan01")(dispatch.dispatchWorkOrder, {
      params: { id },
      body: { leadAgencyId: idOf(lead), opinion: "请依职责办理，并在期限内答复诉求人。" },
    });
  };
  const giveBack = async (id: string, handler: string, decision: "accepted" | "refused") => {
    stage.clock.advance(minute);
    const own = (await stage.as(handler)(handling.listWorkOrderAssignments, { params: { id } })).items.at(-1)?.id ?? "";
    await stage.as(handler)(handling.returnAssignment, { params: { id: own }, body: notOurs });
    const { returns } = await stage.as("paidan01")(handling.listWorkOrderAssignments, { params: { id } });
    const asked = returns.find((each) => each.decision === null)?.id ?? "";
    const opinion = decision === "accepted" ? "情况属实，同意退单。" : "查移交清单，该设施已移交你单位。";
    await stage.as("paidan01")(handling.decideReturn, { params: { id: asked }, body: { decision, opinion } });
    return own;
  };

  const disputed = await order({
    title: "桥下通道照明长期不亮，两个部门都说不归自己管",
    content: "长江路跨河桥下的人行通道灯坏了半年，问了两家单位都说不是自己管的，晚上接孩子放学提心吊胆。",
    categoryCode: "040501",
    regionCode: "320613009",
  });
  await send(disputed, "csgl");
  await giveBack(disputed, "csgl01", "accepted");
  await send(disputed, "szyl");
  await giveBack(disputed, "szyl01", "accepted");
  stage.clock.advance(minute);
  await stage.as("banzhang01")(dispatch.designateWorkOrder, {
    params: { id: disputed },
    body: { basis: "designated", leadAgencyId: idOf("szyl"), reason: "两家均称不属本单位，指定由你单位先行修复，管养权属另行明确。" },
  });

  const refused = await order({
    title: "人行道地砖大面积松动，雨天溅水",
    content: "青年路北侧人行道地砖松了几十块，一下雨踩上去溅一身水，老人走着容易绊倒。",
    categoryCode: "050401",
    regionCode: "320613008",
  });
  await send(refused, "szyl");
  const own = await giveBack(refused, "szyl01", "refused");
  stage.clock.advance(minute);
  await stage.as("szyl01")(objection.raiseObjection, {
    params: { id: own },
    body: { reason: "该路段由区住建部门养护，移交手续尚未办理", basis: "城市道路分级管养办法、移交台账" },
  });

  const wrong = await order({
    title: "工地夜里浇筑混凝土，吵得睡不着",
    content: "小区东边工地连续三个晚上打混凝土到凌晨，楼里有高三学生。",
    categoryCode: "070101",
    regionCode: "320613005",
  });
  await send(wrong, "sthj");
  stage.clock.advance(minute);
  await stage.as("paidan01")(dispatch.reassignWorkOrder, {
    params: { id: wrong },
    body: { reason: "建筑施工噪声属城管权责清单，派错单位，收回重派。" },
  });
  await send(wrong, "csgl");

  const crossing = await order({
    title: "跨区河道漂浮垃圾，上下游互相推",
    content: "通吕运河两区交界处漂满垃圾，这边说是上游漂来的，那边说是下游没拦。",
    categoryCode: "070301",
    regionCode: "320612001",
  });
  await send(crossing, "tongzhou");
  stage.clock.advance(minute);
  await stage.as("duban01")(dispatch.elevateWorkOrder, {
    params: { id: crossing },
    body: { reason: "涉及两区，区级协调未果，由市级部门牵头。" },
  });

  await planConferrals(stage, end, [disputed, crossing], ["szyl", "csgl", "slj", "sthj"].map(idOf));
  stage.clock.set(end);
}

async function planConferrals(stage: Stage, end: Date, orderIds: readonly string[], agencyIds: readonly string[]): Promise<void> {
  const [disputed = "", crossing = ""] = orderIds;
  const dispatcher = stage.as("paidan01");
  const at = (days: number, hour: number) => {
    const midnight = Math.floor((end.getTime() + 8 * 3_600_000) / dayMs) * dayMs - 8 * 3_600_000;
    return new Date(midnight + days * dayMs + hour * 3_600_000).toISOString();
  };
  await dispatcher(conferral.planConferral, {
    body: {
      kind: "special",
      title: "跨区河道保洁牵头单位会商",
      startsAt: at(1, 9.5),
      place: "市域指挥中心三楼会商室",
      note: "请带河道分段管护台账。",
      agencyIds: [...agencyIds.slice(2)],
      orders: [{ workOrderId: crossing, question: "提级后由哪个市级部门牵头" }],
    },
  });
  await stage.as("duban01")(conferral.planConferral, {
    body: {
      kind: "weekly",
      title: "疑难诉求周会办",
      startsAt: at(2, 14),
      place: "市域指挥中心二楼会议室",
      agencyIds: [...agencyIds.slice(0, 2)],
      orders: [{ workOrderId: disputed, question: "桥下通道照明的管养权属" }],
    },
  });
}
