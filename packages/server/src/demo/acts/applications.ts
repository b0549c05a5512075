import * as applications from "@yihao/contract/applications";
import * as demand from "@yihao/contract/demand";
import * as dispatch from "@yihao/contract/dispatch";
import * as handling from "@yihao/contract/handling";
import * as workOrder from "@yihao/contract/work-order";
import { dateOf } from "../../kernel/shanghai.ts";
import { addWorkingDays } from "../../kernel/working-time/index.ts";
import { calendarOf, catalogueOf } from "../../modules/directory/index.ts";
import { jobCall } from "../../platform/jobs.ts";
import type { Stage } from "../cast.ts";

const hour = 3_600_000;
type Words = { title: string; content: string; categoryCode: string; regionCode: string; requesterName: string; lead: string };

const matters = {
  pole: {
    title: "青年路路灯杆被撞弯，迟迟没有更换",
    content: "青年路与外环交叉口的路灯杆一周前被货车撞弯，灯头悬着，怕掉下来砸到人，希望尽快换掉。",
    categoryCode: "040501",
    regionCode: "320613009",
    requesterName: "瞿先生",
    lead: "szyl",
  },
  lamps: {
    title: "工农路人行道地灯大面积不亮",
    content: "工农路南段人行道的地灯坏了二十多盏，晚上看不清台阶，已经有老人绊倒。",
    categoryCode: "040501",
    regionCode: "320613009",
    requesterName: "缪女士",
    lead: "szyl",
  },
  cable: {
    title: "小区外路灯电缆被挖断",
    content: "施工单位挖断了路灯电缆，整条巷子晚上漆黑一片，问什么时候能修好。",
    categoryCode: "040501",
    regionCode: "320613009",
    requesterName: "袁先生",
    lead: "szyl",
  },
  park: {
    title: "公园步道塌陷需要封闭维修",
    content: "公园西侧步道塌了一块，拉了警戒线却没人修，锻炼的人只能绕到马路上走。",
    categoryCode: "040503",
    regionCode: "320613005",
    requesterName: "保女士",
    lead: "szyl",
  },
  stalls: {
    title: "夜市摊点油烟噪声扰民",
    content: "楼下夜市摊点油烟大、放音响到半夜，反映过几次没有改善。",
    categoryCode: "060101",
    regionCode: "320613005",
    requesterName: "秦先生",
    lead: "csgl",
  },
  fee: {
    title: "要求免除占道经营处罚并退还罚款",
    content: "占道摆摊被依法处罚，认为生活困难应当免罚，要求城管部门把罚款退给自己。",
    categoryCode: "060101",
    regionCode: "320613005",
    requesterName: "凌先生",
    lead: "csgl",
  },
} as const satisfies Record<string, Words>;

const why = {
  pole: { reason: "灯杆为异形杆，厂家订制周期 7 天，现场已做临时加固。", explanation: "需要更换的灯杆要向厂家订制，现场已临时加固" },
  lamps: { reason: "地灯线路整体老化，须分段停电排查，工作量超出预计。", explanation: "线路老化，需要分段排查更换" },
  cable: { reason: "电缆走向与在建管廊交叉，须待管廊施工单位移交作业面后方可敷设。", explanation: "需等相邻工程让出施工场地后敷设电缆" },
  park: { reason: "塌陷处下有雨水管渗漏，须先由排水单位抢修，之后方可恢复步道。", explanation: "需先修好地下雨水管，再恢复步道" },
  stalls: { reason: "拟与市场监管部门联合整治，时间待定。", explanation: "正在与有关部门商定联合整治的时间" },
} as const;

/** 延期、挂起、超职责 of these days: waiting, granted, refused, standing still and going on again. */
export async function applicationsActs(stage: Stage): Promise<void> {
  const end = stage.clock.now();
  const call = jobCall(stage.world, "demo");
  const [catalogue, calendar] = [await catalogueOf(call), await calendarOf(call)];
  const later = (days: number) => addWorkingDays(calendar, dateOf(end), days).onDate;
  const at = (hoursAgo: number) => stage.clock.set(new Date(end.getTime() - hoursAgo * hour));
  const reviewer = stage.as("shenhe01");

  /** Acknowledged by its lead; returns the assignment. */
  const given = async (name: keyof typeof matters): Promise<{ id: string; handler: string }> => {
    const { lead, ...words } = matters[name];
    const desk = stage.as("zuoxi03");
    const receipt = await desk(demand.registerDemand, {
      body: {
        kind: "complaint",
        ...words,
        requestKey: `demo-applications-${name}`,
        callerNumber: `1390000${4100 + Object.keys(matters).indexOf(name)}`,
      },
    });
    const order = await desk(workOrder.createWorkOrder, { params: { id: receipt.id }, body: {} });
    await stage.as("paidan01")(dispatch.dispatchWorkOrder, {
      params: { id: order.id },
      body: { leadAgencyId: catalogue.agencyByCode(lead)?.id ?? "", opinion: "请依职责办理，并在期限内答复诉求人。" },
    });
    const handler = `${lead}01`;
    const { items } = await stage.as(handler)(handling.listWorkOrderAssignments, { params: { id: order.id } });
    const id = items[0]?.id ?? "";
    stage.clock.advance(hour / 4);
    await stage.as(handler)(handling.acknowledgeAssignment, { params: { id } });
    return { id, handler };
  };
  const extend = async ({ id, handler }: { id: string; handler: string }, amount: number, words: { reason: string; explanation: string }) =>
    (await stage.as(handler)(applications.applyExtension, { params: { id }, body: { amount, ...words } })).id;
  const pause = async (
    { id, handler }: { id: string; handler: string },
    reviewOn: string,
    words: { reason: string; explanation: string },
  ) => (await stage.as(handler)(applications.applyPause, { params: { id }, body: { reviewOn, ...words } })).id;
  const decide = (id: string, decision: "granted" | "refused", opinion: string) =>
    reviewer(applications.decideApplication, { params: { id }, body: { decision, opinion } });

  at(30);
  const [pole, lamps, cable, park, stalls, fee] = [
    await given("pole"),
    await given("lamps"),
    await given("cable"),
    await given("park"),
    await given("stalls"),
    await given("fee"),
  ];
  at(26);
  const granted = await extend(pole, 3, why.pole);
  const refused = await extend(stalls, 5, why.stalls);
  const paused = await pause(park, later(8), why.park);
  at(20);
  await decide(granted, "granted", "订制周期属实，同意延长 3 个工作日，请做好现场防护。");
  await decide(refused, "refused", "联合整治不影响本单位先行处置，请在期限内答复。");
  await decide(paused, "granted", "客观条件限制属实，同意挂起，抢修完成后及时恢复。");
  const beyond = await stage.as(fee.handler)(applications.claimBeyondDuty, {
    params: { id: fee.id },
    body: {
      reason: "诉求人要求免除并退还依法作出的行政处罚罚款，任何单位无权办理。",
      basis: "《中华人民共和国行政处罚法》第六十六条、第七十四条",
    },
  });
  at(5);
  await pause(cable, later(6), why.cable);
  at(3);
  await extend(lamps, 2, why.lamps);
  await decide(beyond.id, "granted", "处罚决定合法有效，认定为超职责诉求，请向诉求人说明救济途径。");
  stage.clock.set(end);
}
