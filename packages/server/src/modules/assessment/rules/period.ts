import type { AssessmentPeriod, AssessmentStanding, AssessmentState } from "@yihao/contract/assessment";
import { AssessmentState as States } from "@yihao/contract/assessment";
import type { AgencyGroup } from "@yihao/contract/assessment-scheme";
import { all, allow, atField, type Decision, refuse } from "../../../kernel/decision.ts";
import { addDays } from "../../../kernel/shanghai.ts";

export type AssessmentMove = "compute" | "enter" | "announce" | "freeze" | "publish";
export const assessmentMoveWords = {
  compute: "重新测算",
  enter: "录入",
  announce: "公示",
  freeze: "审定",
  publish: "发布",
} as const satisfies Record<AssessmentMove, string>;

/** 测算 → 公示（受理申诉）→ 审定 → 按档次发布. From the announcement on only a decided appeal changes a figure. */
export const assessmentMoves = {
  draft: { compute: "draft", enter: "draft", announce: "provisional" },
  provisional: { freeze: "frozen" },
  frozen: { publish: "published" },
  published: {},
} as const satisfies Record<AssessmentState, Partial<Record<AssessmentMove, AssessmentState>>>;

export function assessmentStateAfter(state: AssessmentState, move: AssessmentMove): AssessmentState | null {
  return (assessmentMoves[state] as Partial<Record<AssessmentMove, AssessmentState>>)[move] ?? null;
}

export function decideAssessmentMove(state: AssessmentState, move: AssessmentMove): Decision {
  return assessmentStateAfter(state, move) === null
    ? refuse("assessment.wrongState", { state: States.word(state), act: assessmentMoveWords[move] })
    : allow;
}

export function decideAnnounce(facts: { state: AssessmentState; missing: number }): Decision {
  return all(
    decideAssessmentMove(facts.state, "announce"),
    facts.missing > 0 ? refuse("assessment.valuesMissing", { count: facts.missing }) : allow,
  );
}

export type FreezeFacts = { state: AssessmentState; isComputer: boolean; openAppeals: number; today: string; appealUntil: string | null };
/** Two persons; everybody has had time to appeal, and every appeal is decided. */
export function decideFreeze(facts: FreezeFacts): Decision {
  return all(
    decideAssessmentMove(facts.state, "freeze"),
    facts.isComputer ? refuse("assessment.ownComputation") : allow,
    facts.appealUntil !== null && facts.today <= facts.appealUntil ? refuse("assessment.appealsRun", { date: facts.appealUntil }) : allow,
    facts.openAppeals > 0 ? refuse("assessment.appealsOpen", { count: facts.openAppeals }) : allow,
  );
}

const monthsOf = { month: 1, quarter: 3, year: 12 } as const satisfies Record<AssessmentPeriod, number>;

/** The days of the period that starts on the first of a month; both included. */
export function daysOfPeriod(period: AssessmentPeriod, startsOn: string): { from: string; to: string } {
  const [year, month] = [Number(startsOn.slice(0, 4)), Number(startsOn.slice(5, 7))];
  const after = month - 1 + monthsOf[period];
  const next = `${year + Math.floor(after / 12)}-${String((after % 12) + 1).padStart(2, "0")}-01`;
  return { from: startsOn, to: addDays(next, -1) };
}

/** Only a period that is over: until then its limits are still running. */
export function decidePeriod(period: AssessmentPeriod, startsOn: string, today: string): Decision {
  const month = Number(startsOn.slice(5, 7));
  const isFirst = startsOn.endsWith("-01") && (month - 1) % monthsOf[period] === 0;
  if (!isFirst) return atField("startsOn", refuse("assessment.notPeriodStart"));
  const { to } = daysOfPeriod(period, startsOn);
  return to >= today ? atField("startsOn", refuse("assessment.periodRuns", { date: to })) : allow;
}

export function periodName(period: AssessmentPeriod, startsOn: string): string {
  const [year, month] = [startsOn.slice(0, 4), Number(startsOn.slice(5, 7))];
  if (period === "year") return `${year} 年度考核`;
  return period === "month" ? `${year} 年 ${month} 月考核` : `${year} 年第 ${Math.ceil(month / 3)} 季度考核`;
}

/** 区和园区一组、县（市）一组: a county platform is told by the name of its region. */
export function groupOf(agency: { kind: string; regionName: string | null; isPark: boolean }): AgencyGroup {
  if (agency.kind === "stateEnterprise") return "enterprise";
  if (agency.kind !== "countyPlatform") return "department";
  return agency.isPark || agency.regionName?.endsWith("区") === true ? "district" : "county";
}

/** 无应办结、无诉求的单位另列，不计分 (各地通报的做法). */
export function standingOf(counts: { due: number; assigned: number }): AssessmentStanding {
  if (counts.due > 0) return "scored";
  return counts.assigned > 0 ? "noDue" : "noDemand";
}
