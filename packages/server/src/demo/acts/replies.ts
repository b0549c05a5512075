import * as demand from "@yihao/contract/demand";
import * as directory from "@yihao/contract/directory";
import * as dispatch from "@yihao/contract/dispatch";
import type { BodyOf } from "@yihao/contract/endpoint";
import * as handling from "@yihao/contract/handling";
import * as posts from "@yihao/contract/posts";
import * as replies from "@yihao/contract/replies";
import * as review from "@yihao/contract/review";
import * as workOrder from "@yihao/contract/work-order";
import { dateOf } from "../../kernel/shanghai.ts";
import { addWorkingDays } from "../../kernel/working-time/index.ts";
import { calendarOf, catalogueOf } from "../../modules/directory/index.ts";
import { handlingJobs } from "../../modules/handling/index.ts";
import { jobCall } from "../../platform/jobs.ts";
import type { Stage } from "../cast.ts";

const minute = 60_000;
const dayMs = 86_400_000;
type Words = { title: string; content: string; categoryCode: string; regionCode: string };
type Reply = Pick<BodyOf<typeof handling.replyAssignment>, "internalAccount" | "publicReply" | "isResolved">;

const wages: Words = {
  title: "建筑工地拖欠三个月工资",
  content: "我们十几个人在通州湾一处工地做木工，三个月的工资一直没有发，找项目部说等结算，快过年了请帮我们要回来。",
  categoryCode: "010301",
  regionCode: "320613",
};
const card: Words = {
  title: "社保卡补办一个多月没有寄到",
  content: "社保卡丢了以后在网上申请补办，系统说已制卡，一个多月还没有收到，看病只能先自己垫钱。",
  categoryCode: "010205",
  regionCode: "320613",
};
const cables: Words = {
  title: "老小区路灯线路老化，整条路不亮",
  content: "小区门口的整条支路路灯都不亮，修过两次，修好没几天又不亮，说是地下电缆坏了，请彻底解决。",
  categoryCode: "040501",
  regionCode: "320613009",
};
const pavement: Words = {
  title: "学校门口人行道破损，孩子上学绊倒",
  content: "小学门口的人行道地砖碎了一片，早上送孩子的人多，已经有孩子绊倒，请尽快修。",
  categoryCode: "050401",
  regionCode: "320613008",
};
const sign: Words = {
  title: "门店广告牌遮挡路灯，夜间路口昏暗",
  content: "路口新装的广告牌正好挡住路灯，晚上过马路看不清车，广告牌和路灯是两家管，请一起处理。",
  categoryCode: "040501",
  regionCode: "320613009",
};

/** 审签、联系记录、阶段性答复、阶段性办结 and co-handling of these days: every page of a reply has something on it. */
export async function repliesActs(stage: Stage): Promise<void> {
  const end = stage.clock.now();
  const cast = await openCast(stage);
  await cast.appointLeaders();

  // 承诺过的日子已经过去：失信的一件。
  stage.clock.set(new Date(end.getTime() - 16 * dayMs));
  const broken = await cast.handled(pavement, "szyl", "szyl01");
  await cast.contact(broken, "szyl01", "约定分段施工，先铺设临时通道");
  await cast.promise(broken, "szyl01", 6, "先铺设临时通道，6 个工作日内更换全部破损地砖。");

  // 在跟踪的一件：承诺还没有到期。
  stage.clock.set(new Date(end.getTime() - 3 * dayMs));
  const followed = await cast.handled(cables, "szyl", "szyl01");
  await cast.contact(followed, "szyl01", "说明须开挖更换电缆，诉求人理解");
  await cast.promise(followed, "szyl01", 15, "电缆须开挖更换，已列入施工计划，完成后通电验收。");

  stage.clock.set(new Date(end.getTime() - 95 * minute));
  // 三个单位协同：协办的意见已经到了，等主办汇总答复。
  const shared = await cast.handled(sign, "szyl", "szyl01", ["csgl"]);
  await cast.contribute(shared, "csgl", "csgl01", {
    internalAccount: "现场核查，广告牌未经审批，已责令当事人今日拆除。",
    publicReply: "遮挡路灯的广告牌未经审批，已责令当事人拆除，今晚前恢复照明。",
    isResolved: true,
  });
  await cast.contact(shared, "szyl01", "诉求人补充了路口的具体位置");
  await cast.tell(shared, "szyl01", "您好，我们已会同城管部门到场，广告牌今天拆除，路灯的亮度明晚复测后告知您。");

  // 单位内审签：一件等分管领导，一件已签。
  const waiting = await cast.handled(wages, "rsj", "rsj01");
  await cast.contact(waiting, "rsj01", "核对了人数和金额，约定劳动监察大队上门");
  await cast.reply(waiting, "rsj01", {
    internalAccount: "劳动监察大队约谈总包单位，企业承诺十日内从工资保证金中支付，已制作笔录。",
    publicReply: "您好，劳动监察部门已约谈用工单位，依据《保障农民工工资支付条例》责令其十日内付清所欠工资，我们将跟踪到账情况。",
    isResolved: false,
  });
  const signed = await cast.handled(card, "rsj", "rsj01");
  await cast.contact(signed, "rsj01", "确认了收件地址");
  await cast.reply(signed, "rsj01", {
    internalAccount: "查制卡系统，因地址不全被退回，已改派本地网点自取并电话告知。",
    publicReply: "您好，您的社保卡因地址不全被退回，现已送到您就近的银行网点，凭身份证即可领取，就医垫付的费用可凭票报销。",
    isResolved: true,
  });
  await cast.sign(signed, "rsjld01");

  stage.clock.set(end);
  await handlingJobs.find((job) => job.name === "mind-promises")?.work(jobCall(stage.world, "demo"));
}

async function openCast(stage: Stage) {
  const call = jobCall(stage.world, "demo");
  const [catalogue, calendar] = await Promise.all([catalogueOf(call), calendarOf(call)]);
  const idOf = (code: string) => catalogue.agencyByCode(code)?.id ?? "";
  let made = 0;

  const partOf = async (orderId: string, handler: string, agencyCode?: string) => {
    const { items } = await stage.as(handler)(handling.listWorkOrderAssignments, { params: { id: orderId } });
    const part = items.find((each) => (agencyCode === undefined ? each.role === "lead" : each.agencyId === idOf(agencyCode)));
    if (part === undefined) throw new Error(`demo: ${handler} has no part of the order`);
    return part;
  };
  const goOn = (minutes: number) => stage.clock.advance(minutes * minute);
  const reply = async (
    orderId: string,
    handler: string,
    words: Reply,
    interim: BodyOf<typeof handling.replyAssignment>["interim"] = null,
  ): Promise<void> => {
    goOn(4);
    const { id } = await partOf(orderId, handler);
    await stage.as(handler)(handling.replyAssignment, { params: { id }, body: { ...words, interim } });
  };

  return {
    reply,

    /** 人社局: the deputy leader signs, the main leader too where the order is key; each stands in for the other. */
    async appointLeaders() {
      const admin = stage.as("admin");
      const agencyId = idOf("rsj");
      const people = (await admin(posts.listColleagues, { query: { agencyId } })).items.filter((each) =>
        each.roles.includes("agencyLeader"),
      );
      const [deputy, main] = people;
      if (deputy === undefined || main === undefined) throw new Error("demo: rsj has no leaders");
      const set = (post: "deputyLeader" | "mainLeader", accountId: string, deputyAccountId: string) =>
        admin(posts.setPost, { params: { id: agencyId, post }, body: { accountId, deputyAccountId } });
      await set("deputyLeader", deputy.accountId, main.accountId);
      await set("mainLeader", main.accountId, deputy.accountId);
      await admin(directory.updateAgency, { params: { id: agencyId }, body: { signOff: "mainLeader" } });
    },

    /** Registered, dispatched and acknowledged. */
    async handled(words: Words, lead: string, handler: string, supporting: readonly string[] = []): Promise<string> {
      made += 1;
      const desk = stage.as("zuoxi03");
      const receipt = await desk(demand.registerDemand, {
        body: {
          kind: "complaint",
          ...words,
          requestKey: `demo-replies-${made}`,
          requesterName: ["陆先生", "顾女士", "季先生", "葛女士"][made % 4] ?? "陆先生",
          callerNumber: `1390000${String(5000 + made)}`,
        },
      });
      const { id } = await desk(workOrder.createWorkOrder, { params: { id: receipt.id }, body: {} });
      goOn(5);
      await stage.as("paidan02")(dispatch.dispatchWorkOrder, {
        params: { id },
        body: { leadAgencyId: idOf(lead), supportingAgencyIds: supporting.map(idOf), opinion: "请先联系诉求人，办理后答复。" },
      });
      goOn(6);
      await stage.as(handler)(handling.acknowledgeAssignment, { params: { id: (await partOf(id, handler)).id } });
      return id;
    },

    async contact(orderId: string, handler: string, note: string) {
      goOn(5);
      const { id } = await partOf(orderId, handler);
      const at = stage.clock.now().toISOString();
      await stage.as(handler)(replies.recordContact, { params: { id }, body: { at, way: "phone", outcome: "reached", note } });
    },

    async tell(orderId: string, handler: string, publicReply: string) {
      goOn(3);
      const { id } = await partOf(orderId, handler);
      await stage.as(handler)(replies.replyInterim, { params: { id }, body: { publicReply, internalAccount: "现场会商，分工已定。" } });
    },

    async contribute(orderId: string, code: string, handler: string, words: Reply) {
      goOn(5);
      const { id } = await partOf(orderId, handler, code);
      await stage.as(handler)(handling.acknowledgeAssignment, { params: { id } });
      goOn(8);
      await stage.as(handler)(handling.replyAssignment, { params: { id }, body: words });
    },

    /** 阶段性办结, passed by review. */
    async promise(orderId: string, handler: string, workingDays: number, plan: string) {
      const { onDate: promisedOn } = addWorkingDays(calendar, dateOf(stage.clock.now()), workingDays);
      const publicReply = `您好，${plan}我们承诺 ${promisedOn} 前完成，完成后再次答复您。`;
      await reply(orderId, handler, { internalAccount: plan, publicReply, isResolved: false }, { promisedOn, plan });
      goOn(10);
      await stage.as("shenhe01")(review.reviewReply, { params: { id: orderId }, body: { verdict: "passed" } });
    },

    async sign(orderId: string, leader: string) {
      goOn(6);
      const written = (await partOf(orderId, leader)).replies.at(-1);
      if (written === undefined) throw new Error("demo: nothing to sign");
      await stage.as(leader)(replies.signReply, { params: { id: written.id }, body: { verdict: "signed", opinion: "同意报送。" } });
    },
  };
}
