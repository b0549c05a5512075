import { defineWords, type ValueOf } from "./words.ts";

/** 诉求类型: the seven kinds that add up to the total. */
export const DemandKind = defineWords("诉求类型", {
  inquiry: "咨询",
  assistance: "求助",
  complaint: "投诉",
  tipOff: "举报",
  suggestion: "建议",
  praise: "表扬",
  other: "其他",
});
export type DemandKind = ValueOf<typeof DemandKind>;
export const Channel = defineWords("渠道", {
  phone: "电话",
  web: "网站",
  wechat: "微信",
  weibo: "微博",
  app: "移动应用",
  snap: "随手拍",
  sms: "短信",
  mail: "邮件来信",
  visit: "来访",
  superior: "上级交办",
  supervision: "上级督办",
  police: "110转来",
  other: "其他",
});
export type Channel = ValueOf<typeof Channel>;
/** Published columns group the channels; the mapping is data of the yearbook, kept beside the words. */
export const channelGroupOf: Readonly<Record<Channel, "phone" | "internet" | "superior" | "other">> = {
  phone: "phone",
  web: "internet",
  wechat: "internet",
  weibo: "internet",
  app: "internet",
  snap: "internet",
  sms: "internet",
  mail: "other",
  visit: "other",
  superior: "superior",
  supervision: "superior",
  police: "other",
  other: "other",
};
export const DemandState = defineWords("诉求状态", {
  registered: "已登记",
  ordered: "已转工单",
  dispatched: "部门办理中",
  closed: "已办结",
  withdrawn: "已撤单",
  terminated: "已终止",
  concluded: "已终结",
  answered: "在线解答",
  declined: "不予受理",
  handedOver: "转接其他热线",
  merged: "已并案",
});
export type DemandState = ValueOf<typeof DemandState>;
export const RequesterKind = defineWords("诉求人类别", { individual: "群众", enterprise: "企业" });
export const Gender = defineWords("性别", { male: "男", female: "女", unknown: "未说明" });
export const Line = defineWords("服务专线", { citizen: "群众诉求", enterprise: "一企来", talent: "尚贤" });
export type Line = ValueOf<typeof Line>;
export const DeclineReason = defineWords("不予受理理由", {
  litigation: "应通过诉讼、仲裁、行政复议等法定途径解决",
  discipline: "属于纪检监察机关受理的检举控告",
  petition: "已进入信访程序",
  openGovernment: "属于政府信息公开申请",
  secretOrPrivacy: "涉及国家秘密、商业秘密或个人隐私",
  policeMatter: "属于警情或紧急救助，应拨打110、119、120、122",
  notPublicService: "不属于政务服务或公共服务范围",
  unlawful: "违反法律法规或公序良俗",
  concluded: "已依法办理完毕，无新的事实和理由",
});
/** 绿色通道: who is served first (老幼孕残、急难愁盼). */
export const SpecialCare = defineWords("特殊关爱对象", {
  elderly: "老人",
  minor: "未成年人",
  pregnant: "孕产妇",
  disabled: "残疾人",
  ill: "重病",
  hardship: "急难愁盼",
});
export type SpecialCare = ValueOf<typeof SpecialCare>;
export const HandOverTarget = defineWords("转接热线", {
  "110": "110 报警",
  "119": "119 消防",
  "120": "120 急救",
  "122": "122 交通事故",
  "12333": "12333 人社",
  "12329": "12329 公积金",
  "12366": "12366 税务",
  "12348": "12348 法律服务",
  "12315": "12315 市场监管",
  "95598": "95598 供电",
  other: "其他热线",
});
