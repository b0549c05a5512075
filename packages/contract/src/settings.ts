/**
 * What a city decides for itself: every rule with a number that no regulation fixes. `initial` holds until the city sets its own,
 * with the day it takes effect and its source. Sources are those of the regulation or practice that gave the initial value.
 */
export type SettingDefinition = {
  readonly word: string;
  readonly unit: string;
  readonly initial: number;
  readonly min: number;
  readonly max: number;
  readonly source: string;
};

export const settingDefinitions = {
  "handling.acknowledgeWorkingHours": { word: "签收时限", unit: "工作小时", initial: 2, min: 1, max: 80, source: "推荐值" },
  "handling.urgentAcknowledgeMinutes": { word: "紧急件签收时限", unit: "分钟", initial: 30, min: 5, max: 1440, source: "推荐值" },
  "handling.returnWindowWorkingDays": {
    word: "退单时限",
    unit: "工作日",
    initial: 1,
    min: 1,
    max: 10,
    source: "推荐值；安阳市政务服务条例 §50 为 24 小时",
  },
  "handling.returnCountMax": { word: "每件可退单次数", unit: "次", initial: 2, min: 1, max: 9, source: "推荐值" },
  "handling.objectionWindowWorkingDays": {
    word: "派单异议时限（不能退单之日起）",
    unit: "工作日",
    initial: 2,
    min: 1,
    max: 20,
    source: "推荐值",
  },
  "handling.extensionCountMax": { word: "每件可延期次数", unit: "次", initial: 2, min: 0, max: 9, source: "推荐值" },
  "handling.extensionLeadPercent": { word: "延期申请提前量（占原时限）", unit: "%", initial: 25, min: 0, max: 100, source: "推荐值" },
  "handling.pauseWorkingDaysMax": { word: "一次挂起最长", unit: "工作日", initial: 20, min: 1, max: 250, source: "推荐值" },
  "handling.reworkCountMax": { word: "重办次数上限", unit: "次", initial: 2, min: 1, max: 9, source: "推荐值" },
  "handling.interimWorkingDaysMax": { word: "阶段性办结承诺最长", unit: "工作日", initial: 120, min: 5, max: 500, source: "推荐值" },
  "callback.attemptsMin": { word: "联系不上前至少拨打", unit: "次", initial: 3, min: 1, max: 9, source: "推荐值" },
  "callback.dayPartsMin": { word: "联系不上前至少不同时段", unit: "个", initial: 2, min: 1, max: 3, source: "推荐值" },
  "callback.limitWorkingDays": { word: "回访时限", unit: "工作日", initial: 2, min: 1, max: 20, source: "推荐值" },
  "callback.onlineSamplePercent": { word: "在线解答抽样回访比例", unit: "%", initial: 5, min: 0, max: 100, source: "推荐值" },
  "demand.sameMatterPercent": { word: "认作同一事项的文字相似度", unit: "%", initial: 50, min: 20, max: 100, source: "推荐值" },
  "callback.claimHoursMax": { word: "领取后未登记自动放回", unit: "小时", initial: 2, min: 1, max: 72, source: "推荐值" },
  "callback.linkDays": { word: "评价链接有效期", unit: "天", initial: 30, min: 1, max: 180, source: "推荐值" },
  "supervision.correctWorkingHours": { word: "预警后改正时限", unit: "工作小时", initial: 8, min: 1, max: 80, source: "推荐值" },
  "supervision.caseWorkingDays": { word: "督办单办理时限", unit: "工作日", initial: 3, min: 1, max: 60, source: "推荐值" },
  "emergency.confirmMinutes": { word: "突发信息班长核实时限", unit: "分钟", initial: 5, min: 1, max: 60, source: "推荐值" },
  "emergency.directMinutes": { word: "突发信息报值班领导时限", unit: "分钟", initial: 10, min: 1, max: 60, source: "推荐值" },
  "exclusion.applyWorkingDays": { word: "核减申请期（自计为未达标起）", unit: "工作日", initial: 20, min: 1, max: 250, source: "推荐值" },
  "exclusion.appealWorkingDays": { word: "核减申诉期", unit: "工作日", initial: 5, min: 1, max: 60, source: "推荐值" },
  "assessment.appealWorkingDays": { word: "考核公示申诉期", unit: "工作日", initial: 5, min: 1, max: 60, source: "推荐值" },
  "notice.quietFromHour": { word: "短信免打扰开始", unit: "时", initial: 21, min: 0, max: 23, source: "推荐值" },
  "notice.quietToHour": { word: "短信免打扰结束", unit: "时", initial: 8, min: 0, max: 23, source: "推荐值" },
} as const satisfies Record<string, SettingDefinition>;

export type SettingKey = keyof typeof settingDefinitions;
