import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { byId, date, id, instant, optionalText, text } from "./fields.ts";
import { PageQuery, pageOf } from "./page.ts";
import { Role } from "./roles.ts";
import { defineWords } from "./words.ts";

export const AccountStatus = defineWords("账号状态", { active: "启用", disabled: "停用" });

const password = z.string({ error: "请填写密码" }).min(10, "密码至少 10 位").max(128, "密码最多 128 位");
const username = z.string({ error: "请填写账号" }).regex(/^[a-z0-9][a-z0-9._-]{1,31}$/, "账号由 2–32 位小写字母、数字组成");

export const Me = z.object({
  accountId: id,
  username: z.string(),
  displayName: z.string(),
  roles: z.array(Role.schema),
  permissions: z.array(z.string()),
  cityCode: z.string(),
  platform: z.object({ code: z.string(), name: z.string() }),
  agency: z.object({ id, code: z.string(), name: z.string() }).nullable(),
});
export type Me = z.infer<typeof Me>;

export const Account = z.object({
  id,
  username: z.string(),
  displayName: z.string(),
  roles: z.array(Role.schema),
  status: AccountStatus.schema,
  platformCode: z.string(),
  agencyId: id.nullable(),
  agencyName: z.string().nullable(),
  createdAt: instant("创建时间"),
  lastSignedInAt: instant("最近登录").nullable(),
});
export type Account = z.infer<typeof Account>;

const AccountDraft = z.object({
  username,
  displayName: text("姓名", 40),
  password,
  roles: z.array(Role.schema).min(1, "至少选择一个岗位"),
  platformCode: z.string().min(1, "请选择平台"),
  agencyId: id.nullable().default(null),
});

export const signIn = endpoint({
  method: "POST",
  path: "/session",
  gate: "public",
  tag: "人与权限",
  summary: "登录",
  body: z.object({
    username: text("账号", 64),
    password: z.string({ error: "请填写密码" }).min(1, "请填写密码").max(128, "密码最多 128 位"),
  }),
  reply: Me,
  status: 201,
});
export const signOut = endpoint({ method: "DELETE", path: "/session", gate: "signedIn", tag: "人与权限", summary: "退出", status: 204 });
export const whoAmI = endpoint({ method: "GET", path: "/session", gate: "signedIn", tag: "人与权限", summary: "当前登录人", reply: Me });
export const changePassword = endpoint({
  method: "POST",
  path: "/session/password-changes",
  gate: "signedIn",
  tag: "人与权限",
  summary: "修改自己的密码",
  status: 204,
  body: z.object({ currentPassword: z.string({ error: "请填写当前密码" }).max(128, "密码最多 128 位"), newPassword: password }),
});

export const listAccounts = endpoint({
  method: "GET",
  path: "/accounts",
  gate: "account.manage",
  tag: "人与权限",
  summary: "账号列表",
  query: PageQuery.extend({ words: optionalText("查找内容", 40), role: Role.schema.optional() }),
  reply: pageOf(Account),
});
export const createAccount = endpoint({
  method: "POST",
  path: "/accounts",
  gate: "account.manage",
  tag: "人与权限",
  summary: "新建账号",
  body: AccountDraft,
  reply: Account,
  status: 201,
});
export const updateAccount = endpoint({
  method: "PATCH",
  path: "/accounts/:id",
  gate: "account.manage",
  tag: "人与权限",
  summary: "修改账号",
  params: byId,
  body: z.object({
    displayName: text("姓名", 40).optional(),
    roles: z.array(Role.schema).min(1, "至少选择一个岗位").optional(),
    status: AccountStatus.schema.optional(),
    password: password.optional(),
  }),
  reply: Account,
});

export const ApiToken = z.object({
  id,
  name: z.string(),
  createdAt: instant("创建时间"),
  expiresAt: instant("失效时间").nullable(),
  revokedAt: instant("撤销时间").nullable(),
  lastUsedAt: instant("最近使用").nullable(),
});
export const listTokens = endpoint({
  method: "GET",
  path: "/api-tokens",
  gate: "token.manage",
  tag: "人与权限",
  summary: "接口令牌",
  reply: z.object({ items: z.array(ApiToken) }),
});
export const createToken = endpoint({
  method: "POST",
  path: "/api-tokens",
  gate: "token.manage",
  tag: "人与权限",
  summary: "新建接口令牌，令牌只显示一次",
  body: z.object({ name: text("用途", 60), expiresOn: date("失效日期").nullable().default(null) }),
  reply: ApiToken.extend({ token: z.string() }),
  status: 201,
});
export const revokeToken = endpoint({
  method: "POST",
  path: "/api-tokens/:id/revocations",
  gate: "token.manage",
  tag: "人与权限",
  summary: "撤销接口令牌",
  params: byId,
  status: 204,
});

export const AuditEntry = z.object({
  id,
  at: instant("时间"),
  actorName: z.string(),
  action: z.string(),
  subjectType: z.string(),
  subjectId: z.string().nullable(),
  requestId: z.string(),
  detail: z.record(z.string(), z.unknown()),
});
export const listAudit = endpoint({
  method: "GET",
  path: "/audit-entries",
  gate: "audit.read",
  tag: "人与权限",
  summary: "留痕",
  query: PageQuery.extend({ subjectId: optionalText("对象编号", 64), actorName: optionalText("姓名", 40) }),
  reply: pageOf(AuditEntry),
});
