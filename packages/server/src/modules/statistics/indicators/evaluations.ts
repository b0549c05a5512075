import { sql } from "kysely";
import { everyRow, type Indicator, type Predicate } from "./shape.ts";

const finished = { view: "callback_fact", at: "finished_at" } as const;
const evaluated = { view: "evaluation_fact", at: "evaluated_at" } as const;
const closed = { view: "work_order_fact", at: "closed_at" } as const;
const answersFinished = { view: "online_callback_fact", at: "finished_at" } as const;
const answersEvaluated = { view: "online_evaluation_fact", at: "evaluated_at" } as const;

const isAsked: Predicate = () => sql<boolean>`f.state in ('evaluated', 'unreachable')`;
const isAnswered: Predicate = () => sql<boolean>`f.state = 'evaluated'`;
/** 有效参评 = 参评 − 无效; what is 核减 is counted beside (…Net), never here. */
const isValid: Predicate = () => sql<boolean>`f.validity = 'valid'`;
const isValidFirst: Predicate = () => sql<boolean>`(f.validity = 'valid' and f.is_first)`;
const isValidFinal: Predicate = () => sql<boolean>`(f.validity = 'valid' and f.is_final)`;
const isSatisfied: Predicate = () => sql<boolean>`f.satisfaction in ('satisfied', 'basicallySatisfied')`;
const isFullySatisfied: Predicate = () => sql<boolean>`f.satisfaction = 'satisfied'`;
const isSolved: Predicate = () => sql<boolean>`f.solved = 'solved'`;
const isSolvedAtLast: Predicate = () =>
  sql<boolean>`exists (select 1 from evaluation_fact e where e.city_code = f.city_code and e.work_order_id = f.id and e.is_final and e.validity = 'valid' and e.solved = 'solved')`;

const asked = "江苏 12345 在线 2020 年度：参评数 ÷ 回访征集评价数，经表中数据验算";
const satisfactionSource = "南通市 2022 年度、江苏 2020 年度均列有此项；分子分母无公开定义，含与不含“基本满意”两种都给出";
const firstAndFinal = "接诉即办类系统分列首次满意与最终满意；公式为推定";
const valid = "时段内的有效参评数（参评数减去复核判为无效的；以复核更正的答案为准）";

export const evaluationIndicators: readonly Indicator[] = [
  {
    code: "participationRate",
    name: "参评率",
    unit: "%",
    formula: "群众参评数 ÷ 时段内结束的回访征集评价数（无需回访的不计）；在线解答的回访另计",
    source: asked,
    version: 2,
    of: finished,
    measure: { kind: "rate", rows: isAsked, numerator: isAnswered },
  },
  {
    code: "evaluationCount",
    name: "群众参评数",
    unit: "次",
    formula: "时段内对部门办理的评价次数，含复核判为无效的",
    source: asked,
    version: 1,
    of: evaluated,
    measure: { kind: "count", rows: everyRow },
  },
  {
    code: "validEvaluationCount",
    name: "有效参评数",
    unit: "次",
    formula: "时段内对部门办理的评价次数，减去复核判为无效的",
    source: satisfactionSource,
    version: 1,
    of: evaluated,
    measure: { kind: "count", rows: isValid },
  },
  {
    code: "satisfactionRate",
    name: "有效参评满意率",
    unit: "%",
    formula: `（满意＋基本满意）÷ ${valid}`,
    source: satisfactionSource,
    version: 2,
    of: evaluated,
    measure: { kind: "rate", rows: isValid, numerator: isSatisfied },
  },
  {
    code: "fullSatisfactionRate",
    name: "有效参评满意率（不含基本满意）",
    unit: "%",
    formula: `满意 ÷ ${valid}`,
    source: satisfactionSource,
    version: 2,
    of: evaluated,
    measure: { kind: "rate", rows: isValid, numerator: isFullySatisfied },
  },
  {
    code: "firstSatisfactionRate",
    name: "首次满意率",
    unit: "%",
    formula: `首次办理即满意或基本满意的 ÷ 对首次办理的评价中${valid}`,
    source: firstAndFinal,
    version: 1,
    of: evaluated,
    measure: { kind: "rate", rows: isValidFirst, numerator: isSatisfied },
  },
  {
    code: "finalSatisfactionRate",
    name: "最终满意率",
    unit: "%",
    formula: `最终满意或基本满意的 ÷ 工单了结时的最后一次评价中${valid}；重新办理期间没有最终评价`,
    source: firstAndFinal,
    version: 1,
    of: evaluated,
    measure: { kind: "rate", rows: isValidFinal, numerator: isSatisfied },
  },
  {
    code: "resolutionRate",
    name: "解决率",
    unit: "%",
    formula: "最终评价确认解决的 ÷ 时段内办结的工单数；未到期未办结的不计，没有评价、评价无效和部分解决的不计入分子",
    source: "丰城市通报：解决数 ÷ 应办结且已办结数，未到期的除外，经通报数据验算",
    version: 1,
    of: closed,
    measure: { kind: "rate", rows: everyRow, numerator: isSolvedAtLast },
  },
  {
    code: "solvedRate",
    name: "问题实际解决率",
    unit: "%",
    formula: `诉求人确认解决 ÷ ${valid}；部分解决不计入分子`,
    source: "扬州通报列有此项：回访确认解决数 ÷ 有效回访数；公式为推定",
    version: 2,
    of: evaluated,
    measure: { kind: "rate", rows: isValid, numerator: isSolved },
  },
  {
    code: "contactRate",
    name: "联系率",
    unit: "%",
    formula: `诉求人确认承办单位联系过 ÷ ${valid}`,
    source: "接诉即办“三率”中的响应率；含义为推定",
    version: 2,
    of: evaluated,
    measure: { kind: "rate", rows: isValid, numerator: () => sql<boolean>`f.is_contacted` },
  },
  {
    code: "onlineParticipationRate",
    name: "在线解答参评率",
    unit: "%",
    formula: "群众对在线解答的参评数 ÷ 时段内结束的在线解答抽样回访数（无需回访的不计）",
    source: "南通市 2022 年度：回访量大于派单量，回访也及于在线解答；抽样比例由本市设定",
    version: 1,
    of: answersFinished,
    measure: { kind: "rate", rows: isAsked, numerator: isAnswered },
  },
  {
    code: "onlineSatisfactionRate",
    name: "在线解答满意率",
    unit: "%",
    formula: "群众对在线解答满意或基本满意的 ÷ 时段内对在线解答的有效参评数；与部门办理分开计算",
    source: "南通市 2022 年度：回访量大于派单量，回访也及于在线解答；公式为推定",
    version: 1,
    of: answersEvaluated,
    measure: { kind: "rate", rows: isValid, numerator: isSatisfied },
  },
];
