import type { StandingRow } from "@yihao/contract/assessment";
import { type Correction, RecordTreatment } from "@yihao/contract/assessment-appeal";

/** 12.8 → "12.8"; nothing scored → "—". */
export const pointWords = (points: number | null): string => (points === null ? "—" : String(points));

/** "93.2 / 100 分" for eyes that may see it. */
export function scoreWords({ score, fullPoints }: Pick<StandingRow, "score" | "fullPoints">): string | null {
  return score === null || fullPoints === null ? null : `${score} / ${fullPoints} 分`;
}

/** "9 / 10（90%）" of two counts. */
export function countsWords(counts: { numerator: number; denominator: number; rate: number | null }): string {
  return counts.rate === null ? "没有可计算的件" : `${counts.numerator} / ${counts.denominator}（${counts.rate}%）`;
}

export function correctionWords(correction: Correction): string {
  return correction.kind === "points"
    ? `得分更正为 ${correction.points} 分`
    : `${correction.recordIds.length} 条记录${RecordTreatment.word(correction.treatment)}`;
}
