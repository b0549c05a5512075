import { sql } from "kysely";
import { everyRow, type Indicator, type Predicate } from "./shape.ts";

const finished = { view: "callback_fact", at: "finished_at" } as const;
const evaluated = { view: "evaluation_fact", at: "evaluated_at" } as const;
const isAsked: Predicate = () => sql<boolean>`f.state in ('evaluated', 'unreachable')`;
const isAnswered: Predicate = () => sql<boolean>`f.state = 'evaluated'`;
const isSatisfied: Predicate = () => sql<boolean>`f.satisfaction in ('satisfied', 'basicallySatisfied')`;
const isFullySatisfied: Predicate = () => sql<boolean>`f.satisfaction = 'satisfied'`;
const satisfactionSource = "南通市 2022 年度、江苏 2020 年度均列有此项；分子分母无公开定义，含与不含“基本满意”两种都给出";

export const evaluationIndicators: readonly Indicator[] = [
  {
    code: "participationRate",
    name: "参评率",
    unit: "%",
    formula: "群众参评数 ÷ 时段内结束的回访征集评价数（无需回访的不计）",
    source: "江苏 12345 在线 2020 年度：参评数 ÷ 回访征集评价数，经表中数据验算",
    version: 1,
    of: finished,
    measure: { kind: "rate", rows: isAsked, numerator: isAnswered },
  },
  {
    code: "satisfactionRate",
    name: "有效参评满意率",
    unit: "%",
    formula: "（满意＋基本满意）÷ 时段内的评价数",
    source: satisfactionSource,
    version: 1,
    of: evaluated,
    measure: { kind: "rate", rows: everyRow, numerator: isSatisfied },
  },
  {
    code: "fullSatisfactionRate",
    name: "有效参评满意率（不含基本满意）",
    unit: "%",
    formula: "满意 ÷ 时段内的评价数",
    source: satisfactionSource,
    version: 1,
    of: evaluated,
    measure: { kind: "rate", rows: everyRow, numerator: isFullySatisfied },
  },
  {
    code: "solvedRate",
    name: "问题解决率",
    unit: "%",
    formula: "诉求人确认解决 ÷ 时段内的评价数；部分解决不计入分子",
    source: "各地通报：回访确认解决数 ÷ 有效回访数；公式为推定",
    version: 1,
    of: evaluated,
    measure: { kind: "rate", rows: everyRow, numerator: () => sql<boolean>`f.solved = 'solved'` },
  },
  {
    code: "contactRate",
    name: "响应率",
    unit: "%",
    formula: "诉求人确认承办单位联系过 ÷ 时段内的评价数",
    source: "接诉即办“三率”之一；含义为推定",
    version: 1,
    of: evaluated,
    measure: { kind: "rate", rows: everyRow, numerator: () => sql<boolean>`f.is_contacted` },
  },
];
