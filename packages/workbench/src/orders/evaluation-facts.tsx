import { DissatisfactionReason, type Evaluation, EvaluationSource, Satisfaction, Solved, Truthfulness } from "@yihao/contract/callback";
import { Facts } from "../common/facts.tsx";
import { Moment } from "../common/moment.tsx";

const contactWords = (isContacted: boolean | null) => (isContacted === null ? null : isContacted ? "联系过" : "没有联系");
const clearWords = (isClear: boolean | null) => (isClear === null ? null : isClear ? "明确" : "不明确");

type Answered = Pick<Evaluation, "isContacted" | "solved" | "satisfaction" | "isOpinionClear" | "truthfulness">;
/** The five answers in one line each; a question that was not asked is left out. */
export const answerRows = (answered: Answered): [string, string | null][] => [
  ["满意度", Satisfaction.word(answered.satisfaction)],
  ["是否解决", Solved.word(answered.solved)],
  ["单位是否联系", contactWords(answered.isContacted)],
  ["意见是否明确", clearWords(answered.isOpinionClear)],
  ["办理真实度", answered.truthfulness === null ? null : Truthfulness.word(answered.truthfulness)],
];

/** What a requester said, and how it came. */
export function EvaluationFacts({ evaluation }: { evaluation: Evaluation }) {
  return (
    <Facts
      rows={[
        ...answerRows(evaluation),
        ["不满意原因", evaluation.reasons.map((reason) => DissatisfactionReason.word(reason)).join("、")],
        ["意见", evaluation.comment],
        [
          "评价",
          <>
            {EvaluationSource.word(evaluation.source)} <Moment at={evaluation.at} /> {evaluation.by}
          </>,
        ],
      ]}
    />
  );
}
