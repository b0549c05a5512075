import { CallbackState, EvaluationValidity, Satisfaction } from "@yihao/contract/callback";
import { Channel, DemandKind, Line } from "@yihao/contract/demand-words";
import { DispatchCorrection } from "@yihao/contract/dispatch";
import type { ReplyOf } from "@yihao/contract/endpoint";
import { ExclusionEffect } from "@yihao/contract/exclusion";
import { Disposition, type verifyStatistics } from "@yihao/contract/statistics";
import { WorkOrderState } from "@yihao/contract/work-order";
import { insist } from "../../kernel/decision.ts";
import type { Call } from "../../platform/world.ts";
import { type Catalogue, catalogueOf } from "../directory/index.ts";
import { staffScope } from "../work-order/index.ts";
import { decideVerify, type Identity, identity, wordedParts } from "./rules/index.ts";
import { type Group, type Recount, recount } from "./store/index.ts";

/**
 * Recounts all data of the city with plain statements over the views and compares. Nothing of the indicators is used, so that a mistake
 * in a definition cannot hide itself. Refusal statistics.cityOnly for whoever does not see the whole city.
 */
export async function verifyIdentities(call: Call): Promise<ReplyOf<typeof verifyStatistics>> {
  insist(decideVerify(staffScope(call)));
  const catalogue = await catalogueOf(call);
  const counts = await recount(call.db, call.cityCode);
  const identities = [...ofDemands(counts, catalogue), ...ofCasework(counts), ...ofEvaluations(counts), ...ofExclusions(counts)];
  return { holds: identities.every((each) => each.holds), identities };
}

function ofDemands({ demands: total, groups }: Recount, catalogue: Catalogue): Identity[] {
  const states = new Map(groups.state.map((group) => [group.key, group.count]));
  const of = (key: Disposition) => groups.disposition.find((group) => group.key === key)?.count ?? 0;
  const ended = (when: "before" | "after") => groups.ended.find((group) => group.key === when)?.count ?? 0;
  const inState = (...keys: string[]) => keys.reduce((sum, key) => sum + (states.get(key) ?? 0), 0);
  return [
    identity("诉求总量 ＝ Σ渠道", total, wordedParts(groups.channel, Channel)),
    identity("诉求总量 ＝ Σ类型", total, wordedParts(groups.kind, DemandKind)),
    identity("诉求总量 ＝ Σ服务专线", total, wordedParts(groups.line, Line)),
    identity(
      "诉求总量 ＝ 在线解答＋不予受理＋转接＋派单＋并案＋派单前撤单、终止、终结＋流转中",
      total,
      wordedParts(groups.disposition, Disposition),
    ),
    identity("诉求总量 ＝ 在线解答栏＋部门办理栏＋流转中", total, [
      { name: "在线解答", count: inState("answered", "declined", "handedOver") + ended("before") },
      { name: "部门办理", count: inState("dispatched", "closed", "merged") + ended("after") },
      { name: "流转中", count: inState("registered", "ordered") },
    ]),
    identity(
      "诉求总量 ＝ Σ区划",
      total,
      named(groups.region, (key) => catalogue.region(key)?.name),
    ),
    identity(
      "诉求总量 ＝ Σ分类",
      total,
      named(groups.category, (key) => catalogue.category(key)?.name),
    ),
    identity(
      "诉求总量 ＝ Σ日期",
      total,
      named(groups.day, (key) => key),
    ),
    identity("已派单的诉求 ＝ 部门办理中＋已办结＋派单后撤单、终止、终结", of("dispatched"), [
      { name: "部门办理中", count: inState("dispatched") },
      { name: "已办结", count: inState("closed") },
      { name: "派单后撤单、终止、终结", count: ended("after") },
    ]),
  ];
}

function ofCasework({
  orders,
  orderStates,
  endedWithOrder,
  groups,
  first,
  corrections,
  returnedFirst,
  led,
  merged,
  evaluated,
  evaluations,
}: Recount): Identity[] {
  const demandStates = new Map(groups.state.map((group) => [group.key, group.count]));
  const inState = (key: string) => demandStates.get(key) ?? 0;
  return [
    identity("工单 ＝ Σ工单状态", orders, wordedParts(orderStates, WorkOrderState)),
    identity("工单 ＝ 转了工单的诉求＋并入其他工单的工单", orders, [
      { name: "已转工单", count: inState("ordered") },
      { name: "部门办理中", count: inState("dispatched") },
      { name: "已办结", count: inState("closed") },
      { name: "已撤单、终止、终结", count: endedWithOrder },
      { name: "已并单的工单", count: orderStates.find(({ key }) => key === "merged")?.count ?? 0 },
    ]),
    identity("派单量 ＝ 有首次派单的诉求（不重复）", first.demands, [{ name: "首次派单涉及的诉求", count: first.dispatched }]),
    identity("派单量 ＝ 首次派单的次数", first.demands, [{ name: "首次派单", count: first.firsts }]),
    identity("首次派单 ＝ 未纠正＋退单获准＋改派＋异议成立", first.firsts, [
      { name: "未纠正", count: corrections.find(({ key }) => key === null)?.count ?? 0 },
      ...wordedParts(corrections, DispatchCorrection),
    ]),
    identity("因退单获准纠正的首次派单 ＝ 主办单位退单获准的首次派单", corrections.find(({ key }) => key === "return")?.count ?? 0, [
      { name: "主办单位退单获准", count: returnedFirst },
    ]),
    identity("派单量 ＝ 派出过的工单的诉求（不重复）", first.demands, [{ name: "有首次派单时间的工单的诉求", count: first.orders }]),
    identity("每件已派单的诉求都有工单", first.demands, [{ name: "有工单", count: led.withOrder }]),
    identity("每件已派单的诉求都有主办承办", first.demands, [{ name: "有主办承办", count: led.withLead }]),
    identity("每件并案的诉求都有所并的工单", inState("merged"), [{ name: "所并工单存在", count: merged.withOrder }]),
    identity("并案的诉求 ＝ Σ工单并入件数", inState("merged"), [{ name: "工单并入件数", count: merged.onOrders }]),
    identity("每次已评价的回访恰有一次评价", evaluated.none + evaluated.one + evaluated.more, [
      { name: "恰有一次评价", count: evaluated.one },
    ]),
    identity("评价 ＝ 已评价的回访", evaluations, [{ name: "已评价的回访", count: evaluated.none + evaluated.one + evaluated.more }]),
  ];
}

/** 参评 and what becomes of it; answers given on line have a book of their own. */
function ofEvaluations({ evaluations, opinions }: Recount): Identity[] {
  return [
    identity("参评 ＝ 有效参评＋无效参评", evaluations, wordedParts(opinions.validity, EvaluationValidity)),
    identity("参评 ＝ Σ满意度", evaluations, wordedParts(opinions.satisfaction, Satisfaction)),
    identity("首次评价 ＝ 有首次评价的工单", opinions.first, [{ name: "有首次评价的工单", count: opinions.ordersWithFirst }]),
    identity("最终评价 ＝ 评价过且已了结的工单", opinions.final, [{ name: "评价过且已了结的工单", count: opinions.ordersOver }]),
    identity("结束的回访 ＝ 已评价＋联系不上＋无需回访", opinions.finished, wordedParts(opinions.ends, CallbackEnd)),
    identity("在线解答的评价 ＝ 已评价的在线解答回访", opinions.online, [
      { name: "恰有一次评价的在线解答回访", count: opinions.onlineEvaluated },
    ]),
  ];
}
const { evaluated: ended, unreachable, waived } = CallbackState.words;
const CallbackEnd = { words: { evaluated: ended, unreachable, waived } };

/** An exclusion hides no order and no evaluation; it says only which of them do not count in the figures 核减后. */
function ofExclusions({ exclusions, evaluations }: Recount): Identity[] {
  return [
    identity("核减 ＝ Σ核减事项", exclusions.all, wordedParts(exclusions.groups, ExclusionEffect)),
    identity("核减的工单都还在统计中", exclusions.all, [{ name: "派出过的工单", count: exclusions.ofOrders }]),
    identity("评价 ＝ 核减后计入满意率的＋不满意而核减的", evaluations, [
      { name: "满意、基本满意", count: exclusions.satisfied },
      { name: "不满意，计入", count: exclusions.dissatisfiedKept },
      { name: "不满意，已核减", count: exclusions.dissatisfiedExcluded },
    ]),
  ];
}

/** All groups under the names people know; one without a code is 未填, one the directory does not know keeps its code. */
function named(groups: readonly Group[], nameOf: (key: string) => string | undefined) {
  return groups.map(({ key, count }) => ({ name: key === null ? "未填" : (nameOf(key) ?? key), count }));
}
