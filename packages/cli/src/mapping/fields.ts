import { Satisfaction } from "@yihao/contract/callback";
import { Channel, DemandKind, Line } from "@yihao/contract/demand-words";
import { HistoryRow } from "@yihao/contract/exchange";

export type Field = keyof HistoryRow;
export const fields = Object.keys(HistoryRow.shape) as Field[];
export const neededFields = ["sourceKey", "title", "content", "registeredAt"] as const satisfies readonly Field[];
export const timeFields: ReadonlySet<Field> = new Set(["registeredAt", "repliedAt"]);

/** Chinese names of the fields, for sentences. */
export const fieldWords: Readonly<Record<Field, string>> = {
  sourceKey: "来源键",
  title: "标题",
  content: "内容",
  registeredAt: "登记时间",
  channel: "渠道",
  kind: "诉求类型",
  line: "服务专线",
  categoryCode: "分类代码",
  regionCode: "区划代码",
  agencyCode: "承办单位代码",
  requesterName: "姓名",
  contactPhone: "联系电话",
  address: "地址",
  answer: "在线答复",
  reply: "办理答复",
  repliedAt: "答复时间",
  satisfaction: "满意度",
};

/** Columns that mean a field without being told, besides the field's own name; the first that has a value counts. */
export const usualColumns: Readonly<Record<Field, readonly string[]>> = {
  sourceKey: ["source_key", "id", "编号", "来源键", "诉求编号", "工单编号", "受理编号", "单号"],
  title: ["标题", "诉求标题", "主题"],
  content: ["body", "内容", "诉求内容", "主要内容", "正文"],
  registeredAt: ["registered_at", "created_at", "createdAt", "登记时间", "受理时间", "来电时间", "创建时间", "提交时间"],
  channel: ["渠道", "受理渠道", "诉求渠道", "来源渠道"],
  kind: ["诉求类型", "工单类型", "类型"],
  line: ["服务专线", "专线"],
  categoryCode: ["category_code", "分类代码", "诉求分类代码"],
  regionCode: ["region_code", "区划代码", "行政区划代码"],
  agencyCode: ["agency_code", "承办单位代码", "单位代码"],
  requesterName: ["requester_name", "姓名", "诉求人", "来电人", "联系人"],
  contactPhone: ["contact_phone", "联系电话", "来电号码", "手机号", "电话", "联系方式"],
  address: ["地址", "详细地址", "事发地址"],
  answer: ["在线答复", "直接答复"],
  reply: ["办理答复", "答复", "答复内容", "回复", "回复内容", "办理结果"],
  repliedAt: ["replied_at", "答复时间", "回复时间"],
  satisfaction: ["满意度", "满意度评价"],
};

const enumerations = { channel: Channel, kind: DemandKind, line: Line, satisfaction: Satisfaction } as const;

/** The value of an enumeration for its Chinese word; anything else comes back as it is. */
export function valueOfWord(field: Field, word: string): string {
  if (!(field in enumerations)) return word;
  const { words } = enumerations[field as keyof typeof enumerations];
  return Object.entries(words).find(([, each]) => each === word)?.[0] ?? word;
}
