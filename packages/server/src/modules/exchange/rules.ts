import type { Satisfaction } from "@yihao/contract/callback";
import { HistoryRow } from "@yihao/contract/exchange";
import { allow, type Decision, refuse } from "../../kernel/decision.ts";

/** The agency that stands for "somebody, the source does not say who". */
const historyAgencyCode = "history";
// Shanghai kept summer time until 1991, and an older row is a mistyped year.
const earliest = new Date("1992-01-01T00:00:00+08:00");

/** What a row is checked against. */
export type HistoryFacts = {
  readonly now: Date;
  readonly hasCategory: (code: string) => boolean;
  readonly hasRegion: (code: string) => boolean;
  readonly agencyId: (code: string) => string | undefined;
  /** The tier-1 agency above, or the agency itself. */
  readonly rootOf: (agencyId: string) => string;
};
export type Outcome =
  | { readonly kind: "open" }
  | { readonly kind: "answered"; readonly answer: string; readonly at: Date }
  | {
      readonly kind: "replied";
      readonly reply: string;
      readonly at: Date;
      readonly agencyId: string;
      readonly agencyRootId: string;
      readonly satisfaction: Satisfaction | null;
    };
export type PastDemand = { readonly row: HistoryRow; readonly registeredAt: Date; readonly outcome: Outcome };
export type Checked = { readonly ok: true; readonly past: PastDemand } | { readonly ok: false; readonly reasons: readonly string[] };

/** One raw row: what it tells, or every reason in Chinese why it cannot be taken in. */
export function checkHistoryRow(values: Readonly<Record<string, unknown>>, facts: HistoryFacts): Checked {
  // An empty cell is no value.
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== ""));
  const read = HistoryRow.safeParse(given);
  if (!read.success) return { ok: false, reasons: [...new Set(read.error.issues.map((issue) => issue.message))] };
  const row = read.data;
  const registeredAt = new Date(row.registeredAt);
  const repliedAt = row.repliedAt === undefined ? undefined : new Date(row.repliedAt);
  const agencyId = facts.agencyId(row.agencyCode ?? historyAgencyCode);
  const reasons = [...placeReasons(row, facts), ...timeReasons(registeredAt, repliedAt, facts.now), ...outcomeReasons(row)];
  if (row.agencyCode !== undefined && agencyId === undefined) reasons.push(`承办单位代码“${row.agencyCode}”不存在`);
  else if (row.reply !== undefined && agencyId === undefined)
    reasons.push(`没有承办单位代码，目录中也没有代码为 ${historyAgencyCode} 的单位`);
  if (reasons.length > 0) return { ok: false, reasons };
  return { ok: true, past: { row, registeredAt, outcome: outcomeOf(row, repliedAt, agencyId, facts.rootOf) } };
}

function outcomeOf(row: HistoryRow, at: Date | undefined, agencyId: string | undefined, rootOf: HistoryFacts["rootOf"]): Outcome {
  if (at === undefined) return { kind: "open" };
  if (row.answer !== undefined) return { kind: "answered", answer: row.answer, at };
  if (row.reply === undefined || agencyId === undefined) return { kind: "open" };
  return { kind: "replied", reply: row.reply, at, agencyId, agencyRootId: rootOf(agencyId), satisfaction: row.satisfaction ?? null };
}

function placeReasons(row: HistoryRow, facts: HistoryFacts): string[] {
  const reasons: string[] = [];
  if (row.categoryCode !== undefined && !facts.hasCategory(row.categoryCode)) reasons.push(`诉求分类代码“${row.categoryCode}”不存在`);
  if (row.regionCode !== undefined && !facts.hasRegion(row.regionCode)) reasons.push(`区划代码“${row.regionCode}”不存在`);
  return reasons;
}

function timeReasons(registeredAt: Date, repliedAt: Date | undefined, now: Date): string[] {
  const reasons: string[] = [];
  if (registeredAt > now) reasons.push("登记时间晚于现在");
  if (registeredAt < earliest) reasons.push("登记时间过早，请核对年份");
  if (repliedAt !== undefined && repliedAt > now) reasons.push("答复时间晚于现在");
  if (repliedAt !== undefined && repliedAt < registeredAt) reasons.push("答复时间早于登记时间");
  return reasons;
}

// Half an outcome is a mistake of the mapping; guessing the other half would falsify the figures.
function outcomeReasons(row: HistoryRow): string[] {
  const reasons: string[] = [];
  const hasWords = row.answer !== undefined || row.reply !== undefined;
  if (row.answer !== undefined && row.reply !== undefined) reasons.push("在线答复与办理答复只能有一个");
  if (hasWords && row.repliedAt === undefined) reasons.push("有答复内容但没有答复时间");
  if (!hasWords && row.repliedAt !== undefined) reasons.push("有答复时间但没有答复内容");
  if (row.satisfaction !== undefined && row.reply === undefined) reasons.push("有满意度但没有办理答复");
  return reasons;
}

/** A source keeps the mapping it began with: the same name for two systems would mix their keys. */
export function decideMapping(source: string, known: string | null, given: string): Decision {
  return known === null || known === given ? allow : refuse("import.foreignMapping", { source });
}
