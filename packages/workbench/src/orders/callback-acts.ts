import { type Callback, claimCallback, type listWorkOrderCallbacks, releaseCallback } from "@yihao/contract/callback";
import type { ReplyOf } from "@yihao/contract/endpoint";
import { useAct } from "../common/use-act.ts";
import type { ActGroup, OfferedAct } from "./act-bar.tsx";
import { caseTopics } from "./case-topics.ts";

type OrderCallbacks = ReplyOf<typeof listWorkOrderCallbacks>;
export type CallbackForms = { form: "attempt" | "evaluate" | "recheck"; callback: Callback } | { form: "typicalCase" };

/** The acts on the round that is asked last: of an order, or of an answer given on line. */
export function useCallbackGroup(callback: Callback | undefined, choose: (open: CallbackForms) => void): ActGroup {
  const claim = useAct(claimCallback, { topics: caseTopics, done: () => "已领取；联系电话请点“查看完整信息”，不能回访时请放回" });
  const release = useAct(releaseCallback, { topics: caseTopics, done: () => "已放回回访池" });
  const acts: OfferedAct[] = [];
  if (callback !== undefined) {
    const { id, can, evaluation } = callback;
    acts.push(
      { key: "evaluate", word: "登记回访结果", permit: can.evaluate, onAct: () => choose({ form: "evaluate", callback }) },
      { key: "claim", word: "领取", permit: can.claim, isBusy: claim.isPending, onAct: () => claim.mutate({ params: { id } }) },
      { key: "attempt", word: "登记未接通", permit: can.attempt, onAct: () => choose({ form: "attempt", callback }) },
      { key: "release", word: "放回", permit: can.release, isBusy: release.isPending, onAct: () => release.mutate({ params: { id } }) },
    );
    // Before anything was said there is nothing to check.
    if (evaluation !== null)
      acts.push({ key: "recheck", word: "复核", permit: can.recheck, onAct: () => choose({ form: "recheck", callback }) });
  }
  return { key: "callback", label: "回访", acts };
}

/** 典型案例: once somebody has said how it went. Stands last, since nobody waits for it. */
export function typicalCaseGroup(callbacks: OrderCallbacks | undefined, choose: (open: CallbackForms) => void): ActGroup {
  const isEvaluated = callbacks?.items.some((each) => each.evaluation !== null) === true;
  const acts = isEvaluated
    ? [{ key: "typicalCase", word: "写典型案例", permit: callbacks.can.writeTypicalCase, onAct: () => choose({ form: "typicalCase" }) }]
    : [];
  return { key: "typicalCase", label: "案例", acts };
}
