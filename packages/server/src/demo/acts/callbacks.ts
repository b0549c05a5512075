import * as callback from "@yihao/contract/callback";
import * as dissatisfied from "@yihao/contract/dissatisfied";
import type { BodyOf } from "@yihao/contract/endpoint";
import * as evaluation from "@yihao/contract/evaluation";
import * as typical from "@yihao/contract/typical-case";
import { dateOf, instantOf } from "../../kernel/shanghai.ts";
import type { Stage } from "../cast.ts";

const minuteMs = 60_000;
const dayMs = 86_400_000;
const officers = ["huifang01", "huifang02", "huifang03"] as const;

/** Callbacks of these days: answers given on line, tries of one part of the day, re-checks, cases cleared, and what was learned from them. */
export async function callbacksActs(stage: Stage): Promise<void> {
  const end = stage.clock.now();
  await stage.running.relay.drain();
  await askAboutAnswers(stage, end);
  await recheckSome(stage);
  await writeCases(stage);
  await clearSome(stage);
  await tryInVain(stage, end);
  stage.clock.set(end);
}

/** 在线解答的回访 of earlier days, at ten in the morning of the day after; those of yesterday and today still lie in the pool. */
async function askAboutAnswers(stage: Stage, end: Date): Promise<void> {
  const { items } = await stage.as(officers[0])(callback.listCallbacks, { query: { limit: 100 } });
  const due = items
    .filter((item) => item.subject === "onlineAnswer" && end.getTime() - Date.parse(item.createdAt) > 2 * dayMs)
    .sort((left, right) => left.createdAt.localeCompare(right.createdAt));
  for (const [index, item] of due.entries()) {
    const morning = instantOf(dateOf(new Date(Date.parse(item.createdAt) + dayMs)), "10:00");
    stage.clock.set(new Date(morning.getTime() + (index % 20) * 7 * minuteMs));
    const officer = stage.as(officers[index % officers.length] ?? officers[0]);
    const params = { id: item.id };
    const claimed = await officer(callback.claimCallback, { params }).catch(() => undefined);
    if (claimed === undefined) continue;
    if (index % 7 === 3) await officer(callback.attemptCallback, { params, body: { outcome: "refused", note: "正在开会，不方便回答" } });
    else await officer(callback.evaluateCallback, { params, body: answerTo(index) });
  }
  stage.clock.set(end);
}

const answerTo = (index: number): BodyOf<typeof callback.evaluateCallback> => ({
  isContacted: null,
  truthfulness: null,
  reasons: [],
  ...(index % 9 === 5
    ? {
        solved: "unsolved",
        satisfaction: "dissatisfied",
        isOpinionClear: false,
        reasons: ["unsolved"],
        comment: "按说的去了窗口，窗口说还缺材料，又跑了一趟",
      }
    : { solved: "solved", satisfaction: index % 4 === 0 ? "basicallySatisfied" : "satisfied", isOpinionClear: true }),
});

/** 复核: one upheld, one void, one whose record left something out. */
async function recheckSome(stage: Stage): Promise<void> {
  const { items } = await stage.as(officers[0])(callback.listCallbacks, { query: { pool: "done", limit: 40 } });
  const done = items.filter((item) => item.subject === "order" && item.state === "evaluated");
  const words = [
    { verdict: "upheld", reason: "调听回访录音，与登记一致" },
    { verdict: "invalid", invalidReason: "notRequester", reason: "接听人是诉求人的同事，本人没有授权，不计入有效参评" },
    { verdict: "changed", corrected: { isOpinionClear: true, truthfulness: "truthful" }, reason: "录音中诉求人说明了这两项，登记时漏记" },
  ] as const;
  for (const [index, body] of words.entries()) {
    const row = done[index];
    if (row === undefined || row.workOrderId === null) continue;
    const checker = stage.as(index === 1 ? "shenhe01" : "banzhang01");
    const rounds = await checker(callback.listWorkOrderCallbacks, { params: { id: row.workOrderId } });
    const said = rounds.items.find((each) => each.id === row.id);
    if (said?.evaluation && said.can.recheck.allowed)
      await checker(evaluation.recheckEvaluation, { params: { id: said.evaluation.id }, body });
  }
}

/** 典型案例: a good one and a bad one of this month, published, and one that is still being read. */
async function writeCases(stage: Stage): Promise<void> {
  const supervisor = stage.as("duban01");
  const { items } = await stage.as(officers[1])(callback.listCallbacks, { query: { pool: "done", limit: 100 } });
  const orders = items.filter((item) => item.workOrderId !== null && item.state === "evaluated");
  const month = dateOf(stage.clock.now()).slice(0, 7);
  const wanted = [
    { among: orders.filter((item) => item.round === 1), kind: "good", publishes: true },
    { among: orders.filter((item) => item.round > 1), kind: "bad", publishes: true },
    { among: orders.filter((item) => item.round === 1).reverse(), kind: "good", publishes: false },
  ] as const;
  for (const { among, kind, publishes } of wanted) {
    for (const { workOrderId, title } of among.slice(0, 6)) {
      const body = { workOrderId: workOrderId ?? "", kind, month, ...wordsOf(kind, title) };
      // Not every one of them ended well: the first that the rules take.
      const made = await supervisor(typical.writeTypicalCase, { body }).catch(() => undefined);
      if (made === undefined) continue;
      if (publishes) await supervisor(typical.publishTypicalCase, { params: { id: made.id } });
      break;
    }
  }
}

const wordsOf = (kind: "good" | "bad", title: string) =>
  kind === "good"
    ? {
        title: `先联系、到现场、讲清楚：${title}`.slice(0, 60),
        situation: `诉求人反映“${title}”。承办单位签收后先打电话问清情况，当日到现场核实，处理后把做法、依据和后续安排写进答复，又回了一次电话。回访时诉求人表示满意。`,
        lesson: "办理前联系一次，弄清诉求人真正想解决什么；办理后再联系一次，当面确认结果。答复写做了什么、依据什么，不写空话。",
      }
    : {
        title: `答复代替办理，诉求人不满意：${title}`.slice(0, 60),
        situation: `诉求人反映“${title}”。第一次答复只说“已转相关科室处理”，没有说明结果，回访时诉求人不满意，工单重新办理后才真正解决。`,
        lesson: "没有办完不能按办结答复；确需时间的应申请延期或阶段性办结，说明计划和完成日期。审核时对只有过程、没有结果的答复应当退回。",
      };

/** 清零 of answers that were explained once more. */
async function clearSome(stage: Stage): Promise<void> {
  const supervisor = stage.as("duban01");
  const { items } = await supervisor(dissatisfied.listDissatisfiedCases, { query: { limit: 100 } });
  for (const item of items.filter((each) => each.subject === "onlineAnswer" && each.can.clear.allowed).slice(0, 2))
    await supervisor(dissatisfied.clearDissatisfiedCase, {
      params: { id: item.id },
      body: { clearance: "concluded", reason: "已与窗口核对所需材料并电话告知诉求人，诉求人表示理解；知识库同步补充材料清单" },
    });
}

/** 换个时段再打: three tries within one hour are not enough to give anybody up. */
async function tryInVain(stage: Stage, end: Date): Promise<void> {
  const officer = stage.as(officers[2]);
  const { items } = await officer(callback.listCallbacks, { query: { limit: 100 } });
  const params = { id: items.findLast((item) => item.subject === "order" && item.attemptCount === 0)?.id ?? "" };
  for (const minutes of [40, 25, 10]) {
    stage.clock.set(new Date(end.getTime() - minutes * minuteMs));
    const claimed = await officer(callback.claimCallback, { params }).catch(() => undefined);
    if (claimed !== undefined) await officer(callback.attemptCallback, { params, body: { outcome: minutes === 25 ? "busy" : "noAnswer" } });
  }
}
