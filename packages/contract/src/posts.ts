import { z } from "zod";
import { Permit } from "./can.ts";
import { endpoint } from "./endpoint.ts";
import { byId, code, id, instant, optionalText } from "./fields.ts";
import { Role } from "./roles.ts";
import { defineWords, type ValueOf } from "./words.ts";

/** 单位岗位: whom warnings climb to and who signs off; each has one holder and one deputy (AB 岗). */
export const AgencyPost = defineWords("单位岗位", { liaison: "联络员", deputyLeader: "分管领导", mainLeader: "主要负责人" });
export type AgencyPost = ValueOf<typeof AgencyPost>;

export const PostPerson = z.object({ accountId: id, name: z.string(), isActive: z.boolean() });
export const Post = z.object({
  agencyId: id,
  agencyName: z.string(),
  post: AgencyPost.schema,
  holder: PostPerson,
  deputy: PostPerson.nullable(),
  setAt: instant("设定时间"),
  setByName: z.string(),
});
export type Post = z.infer<typeof Post>;
/** One post of an agency with what holds while it has nobody: the post of the nearest agency above that has somebody. */
export const PostOfAgency = z.object({
  post: AgencyPost.schema,
  own: Post.nullable(),
  inherited: Post.nullable(),
  can: z.object({ set: Permit, vacate: Permit }),
});

const tag = "岗位与值班";
const byPost = z.object({ id, post: AgencyPost.schema });
export const listPosts = endpoint({
  method: "GET",
  path: "/posts",
  gate: "post.manage",
  tag,
  summary: "管理范围内各单位的岗位",
  reply: z.object({
    items: z.array(Post),
    agencyIds: z.array(id).describe("可以设定岗位的单位"),
    platformCodes: z.array(z.string()).describe("可以排班的平台"),
  }),
});
export const readAgencyPosts = endpoint({
  method: "GET",
  path: "/agencies/:id/posts",
  gate: "post.manage",
  tag,
  summary: "一个单位的岗位；没有人的由上级单位承担",
  params: byId,
  reply: z.object({ items: z.array(PostOfAgency) }),
});
export const setPost = endpoint({
  method: "PUT",
  path: "/agencies/:id/posts/:post",
  gate: "post.manage",
  tag,
  summary: "设定岗位人员和 B 岗",
  params: byPost,
  body: z.object({ accountId: id, deputyAccountId: id.nullable().default(null) }),
  reply: Post,
});
export const vacatePost = endpoint({
  method: "DELETE",
  path: "/agencies/:id/posts/:post",
  gate: "post.manage",
  tag,
  summary: "撤去岗位人员，由上级单位的同一岗位承担",
  params: byPost,
  status: 204,
});

/** Exactly one of the two: an agency's people or a platform's. */
const ofUnit = { agencyId: id.optional(), platformCode: code("平台").optional() };
type OfUnit = { readonly agencyId?: string | undefined; readonly platformCode?: string | undefined };
const isOneUnit = (given: OfUnit) => (given.agencyId === undefined) !== (given.platformCode === undefined);
const oneUnit = { error: "请选择一个单位或一个平台", path: ["agencyId"] };

export const Colleague = z.object({ accountId: id, name: z.string(), roles: z.array(Role.schema), agencyName: z.string().nullable() });
export type Colleague = z.infer<typeof Colleague>;
export const listColleagues = endpoint({
  method: "GET",
  path: "/colleagues",
  gate: "post.manage",
  tag,
  summary: "可以担任岗位或值班的人员",
  query: z.object(ofUnit).refine(isOneUnit, oneUnit),
  reply: z.object({ items: z.array(Colleague) }),
});

export const DutyShift = z.object({
  id,
  agencyId: id.nullable(),
  platformCode: z.string().nullable(),
  unitName: z.string(),
  accountId: id,
  name: z.string(),
  startsAt: instant("开始时间"),
  endsAt: instant("结束时间"),
  note: z.string().nullable(),
  setByName: z.string(),
  can: z.object({ remove: Permit }),
});
export type DutyShift = z.infer<typeof DutyShift>;
export const listDutyShifts = endpoint({
  method: "GET",
  path: "/duty-shifts",
  gate: "post.manage",
  tag,
  summary: "与一段时间有交集的值班",
  query: z
    .object({ ...ofUnit, from: instant("起始时间"), to: instant("截止时间") })
    .refine((given) => given.agencyId === undefined || given.platformCode === undefined, oneUnit),
  reply: z.object({ items: z.array(DutyShift) }),
});
export const createDutyShift = endpoint({
  method: "POST",
  path: "/duty-shifts",
  gate: "post.manage",
  tag,
  summary: "排班：夜间、节假日由谁接",
  status: 201,
  body: z
    .object({
      ...ofUnit,
      accountId: id,
      startsAt: instant("开始时间"),
      endsAt: instant("结束时间"),
      note: optionalText("备注", 100),
    })
    .refine(isOneUnit, oneUnit),
  reply: DutyShift,
});
export const deleteDutyShift = endpoint({
  method: "DELETE",
  path: "/duty-shifts/:id",
  gate: "post.manage",
  tag,
  summary: "撤去还没有开始的值班",
  params: byId,
  status: 204,
});
