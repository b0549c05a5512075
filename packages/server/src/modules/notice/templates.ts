import type { NoticeTopic } from "@yihao/contract/notice";
import { dateOf } from "../../kernel/shanghai.ts";

/**
 * What templates know beside the number; all optional, a sentence without its fact is left out or said in general words.
 * `agency` name of the agency · `dueOn` date or ISO instant · `reason` why declined, sent back, to be completed ·
 * `target` the other hotline · `outcome` of a return. Other keys are not used, so nothing else can slip into a message.
 */
export type NoticeFacts = Readonly<Record<string, string>>;
export type NoticeText = { readonly title: string; readonly body: string };

type Template = (number: string, told: (key: "agency" | "dueOn" | "reason" | "target" | "outcome") => string | null) => NoticeText;

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

function by(due: string | null, before: string, after: string): string {
  const day = due === null ? null : dayOf(due);
  return day === null ? "" : `，${before} ${day} ${after}`;
}

// A due date that cannot be read is left out: a message without it is better than none.
function dayOf(due: string): string | null {
  const at = new Date(due.length === 10 ? `${due}T00:00:00+08:00` : due);
  if (Number.isNaN(at.getTime())) return null;
  const [year, month, day] = dateOf(at).split("-");
  return `${year}年${Number(month)}月${Number(day)}日`;
}
