import { defineWords, type ValueOf } from "./words.ts";

/**
 * 预警指标: what the watch judges an agency by, month to date, every minute. They resemble the published indicators of the statistics and are
 * not them: these are kept as running counts, so that a run reads only what changed.
 */
export const WarningIndicator = defineWords("预警指标", {
  acknowledgedInTime: "按时签收率（预警）",
  onTime: "按时办结率（预警）",
  satisfaction: "满意率（预警）",
  returns: "退单率（预警）",
  rework: "重办率（预警）",
  overdueOpen: "超期未结数（预警）",
});
export type WarningIndicator = ValueOf<typeof WarningIndicator>;

/** 预警计数: counted for each agency by month, overdueOpen as it stands. */
export const TallyCounter = defineWords("预警计数", {
  assigned: "派给本单位的承办",
  returned: "退单获准的承办",
  acknowledgeable: "已签收或签收逾期的承办",
  acknowledgedInTime: "按时签收的承办",
  due: "应办结的承办",
  finishedOnTime: "按时办结的承办",
  finished: "办结的承办",
  reworked: "重办的承办",
  evaluated: "参评的回访",
  satisfied: "满意和基本满意的回访",
  overdueOpen: "超期未结的承办",
});
export type TallyCounter = ValueOf<typeof TallyCounter>;

/** The light is reached when the value is below the bound, or when it comes up to it. */
export const WarningDirection = defineWords("预警方向", { below: "低于", upTo: "达到" });
export type WarningDirection = ValueOf<typeof WarningDirection>;

/** `margin`: how much better than the bound a value must be before the light goes back. Below `minimumDenominator` nothing is judged. */
export type Threshold = {
  readonly yellow: number;
  readonly orange: number;
  readonly red: number;
  readonly margin: number;
  readonly minimumDenominator: number;
};
export type WarningIndicatorDefinition = {
  readonly unit: string;
  readonly direction: WarningDirection;
  readonly numerator: TallyCounter;
  /** Null where the count itself is the value. */
  readonly denominator: TallyCounter | null;
  readonly formula: string;
  readonly source: string;
  readonly initial: Threshold;
};

const recommended = "推荐值；四色界限没有公开的规定";
export const warningIndicatorDefinitions: Readonly<Record<WarningIndicator, WarningIndicatorDefinition>> = {
  acknowledgedInTime: {
    unit: "%",
    direction: "below",
    numerator: "acknowledgedInTime",
    denominator: "acknowledgeable",
    formula: "本月派给本单位的承办中，签收期限内签收的 ÷ 已签收或签收期限已过的",
    source: `各地通报有及时签收率；${recommended}`,
    initial: { yellow: 95, orange: 90, red: 80, margin: 1, minimumDenominator: 10 },
  },
  onTime: {
    unit: "%",
    direction: "below",
    numerator: "finishedOnTime",
    denominator: "due",
    formula: "期限在本月的主办承办中，审核通过的答复不晚于期限的 ÷ 已办结或已超期的；退单、终止的不计",
    source: `连云港市通报：按时办结数 ÷ 应办结数；${recommended}`,
    initial: { yellow: 98, orange: 95, red: 90, margin: 1, minimumDenominator: 10 },
  },
  satisfaction: {
    unit: "%",
    direction: "below",
    numerator: "satisfied",
    denominator: "evaluated",
    formula: "本月对本单位主办工单的评价中，满意和基本满意的 ÷ 全部评价",
    source: `含基本满意；${recommended}`,
    initial: { yellow: 90, orange: 85, red: 80, margin: 1, minimumDenominator: 10 },
  },
  returns: {
    unit: "%",
    direction: "upTo",
    numerator: "returned",
    denominator: "assigned",
    formula: "本月派给本单位的承办（不含上级下派的）中，退单获准的 ÷ 全部",
    source: `各地通报有退单率；${recommended}`,
    initial: { yellow: 10, orange: 15, red: 20, margin: 1, minimumDenominator: 10 },
  },
  rework: {
    unit: "%",
    direction: "upTo",
    numerator: "reworked",
    denominator: "finished",
    formula: "本月因不满意退给本单位重办的承办 ÷ 本月办结的承办",
    source: `各地考核办法：重办数 ÷ 办结数；${recommended}`,
    initial: { yellow: 5, orange: 8, red: 12, margin: 1, minimumDenominator: 10 },
  },
  overdueOpen: {
    unit: "份",
    direction: "upTo",
    numerator: "overdueOpen",
    denominator: null,
    formula: "现在红灯亮着的主办承办份数：已过期限（阶段性办结的为承诺期限），没有提交答复",
    source: `各地月度通报通行栏目；${recommended}`,
    initial: { yellow: 3, orange: 5, red: 10, margin: 1, minimumDenominator: 0 },
  },
};
