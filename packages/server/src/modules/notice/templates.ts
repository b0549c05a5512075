import type { NoticeTopic } from "@yihao/contract/notice";
import { dateOf } from "../../kernel/shanghai.ts";

/**
 * What templates know beside the number; all optional, a sentence without its fact is left out or said in general words.
 * `agency` name of the agency · `dueOn` date or ISO instant · `reason` why declined, sent back, extended, warned ·
 * `target` the other hotline · `outcome` of a return, an application, a sign-off, an objection · `matter` what it is about in a few words
 * (延期、挂起、签收超期、红灯) · `place` where a conferral meets. Other keys are not used, so nothing else can slip into a message.
 */
export type NoticeFacts = Readonly<Record<string, string>>;
export type NoticeText = { readonly title: string; readonly body: string };

type Fact = "agency" | "dueOn" | "reason" | "target" | "outcome" | "matter" | "place";
type Template = (number: string, told: (key: Fact) => string | null) => NoticeText;

const factCharactersMax = 200;
const howToLook = "可凭受理编号和查询码在网上查看，也可拨打 12345 报受理编号询问";

const templates: Readonly<Record<NoticeTopic, Template>> = {
  receipt: (number) => ({
    title: "已收到您的诉求",
    body: `您好，12345 热线已收到您的诉求，受理编号 ${number}，请妥善保存。办理进展${howToLook}。`,
  }),
  answered: (number) => ({
    title: "您的诉求已答复",
    body: `您好，12345 热线已答复您的诉求（受理编号 ${number}）。答复内容${howToLook}。感谢您的信任。`,
  }),
  declined: (number, told) => ({
    title: "您的诉求未能受理",
    body: `您好，很抱歉，您的诉求（受理编号 ${number}）未能由 12345 热线受理${because(told("reason"))}。详细说明和建议的办理途径${howToLook}。`,
  }),
  handedOver: (number, told) => ({
    title: "您的诉求已转接",
    body: `您好，您的诉求（受理编号 ${number}）已转接${told("target") ?? "其他热线"}，由其直接为您办理。如有疑问，请拨打 12345 询问。`,
  }),
  merged: (number) => ({
    title: "您的诉求已合并办理",
    body: `您好，您的诉求（受理编号 ${number}）与正在办理的同一问题合并办理，办理结果同样会告知您。办理进展${howToLook}。`,
  }),
  accepted: (number, told) => ({
    title: "您的诉求已转交办理",
    body: `您好，您的诉求（受理编号 ${number}）已转交${told("agency") ?? "承办单位"}办理${by(told("dueOn"), "应于", "前答复您")}。办理进展${howToLook}。`,
  }),
  replied: (number, told) => ({
    title: "承办单位已答复",
    body: `您好，${told("agency") ?? "承办单位"}已答复您的诉求（受理编号 ${number}）。答复内容${howToLook}。`,
  }),
  evaluation: (number) => ({
    title: "请您评价",
    body: `您好，您的诉求（受理编号 ${number}）已有办理结果，诚邀您评价办理情况：可凭受理编号和查询码在网上评价，也可在接到回访时告诉我们。您的评价会用来改进工作，谢谢。`,
  }),
  rework: (number, told) => ({
    title: "您的诉求将重新办理",
    body: `您好，您的诉求（受理编号 ${number}）已交${told("agency") ?? "承办单位"}重新办理${by(told("dueOn"), "应于", "前答复您")}。给您带来不便，敬请谅解。办理进展${howToLook}。`,
  }),
  closed: (number) => ({
    title: "您的诉求已办结",
    body: `您好，您的诉求（受理编号 ${number}）已办结。感谢您的理解与支持；如有新的情况，欢迎再次向 12345 热线反映。`,
  }),
  assigned: (number, told) => ({
    title: `新的承办任务：${number}`,
    body: `12345 热线派来工单 ${number}，请及时签收${by(told("dueOn"), "并于", "前办理答复")}。`,
  }),
  returnDecided: (number, told) => ({
    title: `退单结果：${number}`,
    body: `工单 ${number} 的退单申请${told("outcome") ?? "已有审核结果"}${because(told("reason"))}。`,
  }),
  sentBack: (number, told) => ({
    title: `退回重办：${number}`,
    body: `工单 ${number} 的答复已退回，请重新办理后再答复${because(told("reason"))}。`,
  }),
  completionAsked: (number, told) => ({
    title: `请补充：${number}`,
    body: `工单 ${number} 的登记内容需要补充，请补充后再提交${because(told("reason"))}。`,
  }),
  due: (number, told) => ({
    title: `即将到期：${number}`,
    body: `工单 ${number} 的办理期限将至${by(told("dueOn"), "请于", "前办结答复")}${because(told("reason"))}。`,
  }),
  overdue: (number, told) => ({
    title: `超期：${number}`,
    body: `工单 ${number} 已超过办理期限${by(told("dueOn"), "原应于", "前办结")}，请立即办理并说明原因。`,
  }),
  warning: (number, told) => ({
    title: `${told("matter") ?? "预警"}：${number}`,
    body: `${told("agency") ?? "贵单位"}的 ${number} 触发${told("matter") ?? "预警"}${because(told("reason"))}${by(told("dueOn"), "请于", "前改正")}。`,
  }),
  supervised: (number, told) => ({
    title: `${told("matter") ?? "督办"}：${number}`,
    body: `${number} 已列入${told("matter") ?? "督办"}${because(told("reason"))}${by(told("dueOn"), "请于", "前办理并反馈")}。`,
  }),
  chased: (number, told) => ({
    title: `诉求人催单：${number}`,
    body: `诉求人催问工单 ${number} 的办理进展${because(told("reason"))}，请尽快办理并与诉求人联系。`,
  }),
  urged: (number, told) => ({
    title: `中心催办：${number}`,
    body: `12345 热线中心催办工单 ${number}${because(told("reason"))}${by(told("dueOn"), "请于", "前反馈")}。`,
  }),
  instruction: (number, told) => ({
    title: `领导批示：${number}`,
    body: `${number} 有领导批示${saying(told("reason"))}，请按批示办理${by(told("dueOn"), "并于", "前反馈")}。`,
  }),
  emergency: (number, told) => ({
    title: `突发敏感信息：${number}`,
    body: `${number} 反映突发敏感信息${saying(told("matter"))}，请立即核实处置${by(told("dueOn"), "并于", "前反馈")}。`,
  }),
  signOff: (number, told) => ({
    title: `待审签：${number}`,
    body: `工单 ${number} 的答复等您审签${by(told("dueOn"), "办理期限为", "")}。`,
  }),
  signOffDecided: (number, told) => ({
    title: `审签结果：${number}`,
    body: `工单 ${number} 的答复${told("outcome") ?? "已有审签结果"}${because(told("reason"))}。`,
  }),
  applicationDecided: (number, told) => ({
    title: `${told("matter") ?? ""}申请审核结果：${number}`,
    body: `工单 ${number} 的${told("matter") ?? ""}申请${told("outcome") ?? "已有审核结果"}${because(told("reason"))}${by(told("dueOn"), "办理期限为", "")}。`,
  }),
  objectionDecided: (number, told) => ({
    title: `派单异议结果：${number}`,
    body: `对工单 ${number} 的派单异议${told("outcome") ?? "已有审核结果"}${because(told("reason"))}。`,
  }),
  reassigned: (number, told) => ({
    title: `工单已收回：${number}`,
    body: `工单 ${number} 已${told("outcome") ?? "改派"}，不再由贵单位办理${because(told("reason"))}。`,
  }),
  conferral: (number, told) => ({
    title: `会商通知：${number}`,
    body: `请参加关于 ${number} 的${told("matter") ?? "会商"}${by(told("dueOn"), "时间为", "")}${told("place") === null ? "" : `，地点：${told("place")}`}。`,
  }),
  extended: (number, told) => ({
    title: "您的诉求延长办理时间",
    body: `您好，您的诉求（受理编号 ${number}）经审核需要延长办理时间${because(told("reason"))}${by(told("dueOn"), "承办单位应于", "前答复您")}。给您带来不便，敬请谅解。办理进展${howToLook}。`,
  }),
  paused: (number, told) => ({
    title: "您的诉求暂停办理",
    body: `您好，您的诉求（受理编号 ${number}）因客观原因暂停办理${because(told("reason"))}${by(told("dueOn"), "最迟于", "恢复办理")}。恢复办理时会再告知您。办理进展${howToLook}。`,
  }),
  takenBack: (number, told) => ({
    title: `收回下派：${number}`,
    body: `工单 ${number} 已由上级单位收回，贵单位不再办理${because(told("reason"))}。`,
  }),
  interimReply: (number, told) => ({
    title: "您的诉求有阶段性答复",
    body: `您好，${told("agency") ?? "承办单位"}就您的诉求（受理编号 ${number}）作出阶段性答复${by(told("dueOn"), "并承诺于", "前办理完成")}。办理完成后会再次答复您，我们会持续跟进。答复内容${howToLook}。`,
  }),
  reopened: (number, told) => ({
    title: "您的诉求恢复办理",
    body: `您好，您的诉求（受理编号 ${number}）已恢复办理${because(told("reason"))}${by(told("dueOn"), "承办单位应于", "前答复您")}。办理进展${howToLook}。`,
  }),
  withdrawn: (number) => ({
    title: "您的诉求已撤回",
    body: `您好，已按您的要求撤回诉求（受理编号 ${number}），不再继续办理。如有需要，欢迎再次拨打 12345 反映。`,
  }),
  terminated: (number, told) => ({
    title: "您的诉求终止办理",
    body: `您好，很抱歉，您的诉求（受理编号 ${number}）经审核已终止办理${because(told("reason"))}。详细说明和建议的办理途径${howToLook}。`,
  }),
  unmerged: (number) => ({
    title: "您的诉求重新受理",
    body: `您好，您的诉求（受理编号 ${number}）经核实与合并办理的不是同一问题，已拆出重新受理，将单独为您办理。办理进展${howToLook}。`,
  }),
  concluded: (number, told) => ({
    title: "您的诉求办理终结",
    body: `您好，您的诉求（受理编号 ${number}）经调查核实和会商研究，已作出终结意见${because(told("reason"))}。终结意见${howToLook}。如对意见有疑问，可拨打 12345 询问。`,
  }),
  exclusionWaiting: (number) => ({
    title: `待审核的核减申请：${number}`,
    body: `下级单位对工单 ${number} 申请核减，请审核。`,
  }),
  exclusionDecided: (number, told) => ({
    title: `核减结果：${number}`,
    body: `工单 ${number} 的核减申请${told("outcome") ?? "已有结果"}${because(told("reason"))}。`,
  }),
  assessmentAnnounced: (number, told) => ({
    title: `考核公示：${number}`,
    body: `${number} 的考核结果已公示${by(told("dueOn"), "有异议的请于", "前申诉")}。`,
  }),
  assessmentPublished: (number) => ({
    title: `考核发布：${number}`,
    body: `${number} 的考核结果已审定发布。`,
  }),
  assessmentAppealDecided: (number, told) => ({
    title: `考核申诉结果：${number}`,
    body: `对 ${number} 的考核申诉${told("outcome") ?? "已有结果"}${because(told("reason"))}。`,
  }),
};

/** The words of a notice. Facts are put on one line and cut at 200 characters. */
export function renderNotice(topic: NoticeTopic, number: string, facts: NoticeFacts): NoticeText {
  return templates[topic](number, (key) => {
    const line = (facts[key] ?? "")
      .replace(/\s+/g, " ")
      .trim()
      .replace(/[。；，、.;,]+$/, "");
    return line === "" ? null : [...line].slice(0, factCharactersMax).join("");
  });
}

function because(reason: string | null): string {
  return reason === null ? "" : `，原因：${reason}`;
}

function saying(words: string | null): string {
  return words === null ? "" : `：${words}`;
}

function by(due: string | null, before: string, after: string): string {
  const day = due === null ? null : dayOf(due);
  return day === null ? "" : `，${before} ${day} ${after}`.trimEnd();
}

// A due date that cannot be read is left out: a message without it is better than none.
function dayOf(due: string): string | null {
  const at = new Date(due.length === 10 ? `${due}T00:00:00+08:00` : due);
  if (Number.isNaN(at.getTime())) return null;
  const [year, month, day] = dateOf(at).split("-");
  return `${year}年${Number(month)}月${Number(day)}日`;
}
