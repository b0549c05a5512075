import type { AgencyGroup, Bands, SchemeItem } from "@yihao/contract/assessment-scheme";

const everybody: AgencyGroup[] = ["district", "county", "department", "enterprise"];
const practice = "江苏各地通报的做法（由公布数据推定）";
const sections = "江苏各地考核的基本项：工作网络、办件质效、知识储备、实例拨测";
const proposed = "推荐值";

/**
 * The first scheme, until a city makes its own: sections and the satisfaction formula from Jiangsu practice (facts: districts 100
 * points, counties 150 with data quality among the extra), weights without a published source are 推荐值.
 */
export const firstScheme: {
  readonly name: string;
  readonly effectiveFrom: string;
  readonly source: string;
  readonly bands: Bands;
  readonly items: readonly SchemeItem[];
} = {
  name: "成员单位办理工作考核方案",
  effectiveFrom: "2020-01-01",
  source: "江苏各地考核通报的做法：满意率部分得分＝max（12.5，25－0.5×（目标－比率））；区 100 分、县（市）150 分；各项分值为推荐值",
  bands: { firstFrom: 90, secondFrom: 75 },
  items: [
    {
      code: "network",
      name: "工作网络",
      section: "network",
      groups: everybody,
      fullPoints: 10,
      indicator: null,
      formula: { kind: "typed" },
      source: sections,
    },
    {
      code: "satisfaction",
      name: "回访满意率",
      section: "quality",
      groups: everybody,
      fullPoints: 25,
      indicator: "satisfactionRate",
      formula: { kind: "floorSlope", target: 95, slope: 0.5, floor: 12.5 },
      source: `${practice}：目标 95，70.59→12.8，50→12.5`,
    },
    {
      code: "superiorSatisfaction",
      name: "省派工单满意率",
      section: "quality",
      groups: everybody,
      fullPoints: 25,
      indicator: "superiorSatisfactionRate",
      formula: { kind: "floorSlope", target: 98, slope: 0.5, floor: 12.5 },
      source: `${practice}：目标 98，87.5→19.75，83.33→17.67，75→13.5，71.43→12.5`,
    },
    {
      code: "onTime",
      name: "按时办结率",
      section: "quality",
      groups: everybody,
      fullPoints: 15,
      indicator: "onTimeRate",
      formula: { kind: "proportional" },
      source: `按时办结数 ÷ 应办结数；分值为${proposed}`,
    },
    {
      code: "knowledge",
      name: "知识储备",
      section: "knowledge",
      groups: everybody,
      fullPoints: 10,
      indicator: null,
      formula: { kind: "typed" },
      source: sections,
    },
    {
      code: "testCall",
      name: "实例拨测",
      section: "testCall",
      groups: everybody,
      fullPoints: 15,
      indicator: null,
      formula: { kind: "typed" },
      source: sections,
    },
    {
      code: "dataQuality",
      name: "数据质量",
      section: "data",
      groups: ["county"],
      fullPoints: 30,
      indicator: null,
      formula: { kind: "typed" },
      source: "省对县级数据上报评分：数据完整 10、内容完整 10、数据及时 5、接口稳定 5",
    },
    {
      code: "solved",
      name: "问题解决率",
      section: "quality",
      groups: ["county"],
      fullPoints: 20,
      indicator: "solvedRate",
      formula: { kind: "proportional" },
      source: `县（市）增列；分值为${proposed}`,
    },
    {
      code: "overdue",
      name: "超期未结",
      section: "deduction",
      groups: everybody,
      fullPoints: 0,
      indicator: "overdueOpen",
      formula: { kind: "perCase", each: 1, cap: 5 },
      source: proposed,
    },
    {
      code: "rework",
      name: "不满意重办",
      section: "deduction",
      groups: everybody,
      fullPoints: 0,
      indicator: "reworkRate",
      formula: { kind: "perCase", each: 0.2, cap: 5 },
      source: proposed,
    },
    {
      code: "falseReply",
      name: "虚假答复、推诿（查实件数）",
      section: "deduction",
      groups: everybody,
      fullPoints: 0,
      indicator: null,
      formula: { kind: "perCase", each: 2, cap: 10 },
      source: proposed,
    },
    {
      code: "typicalCase",
      name: "典型案例、未诉先办（采用件数）",
      section: "bonus",
      groups: everybody,
      fullPoints: 0,
      indicator: null,
      formula: { kind: "perCase", each: 1, cap: 3 },
      source: proposed,
    },
  ],
};
