import { z } from "zod";
import { Callback, CallbackSubject, InvalidReason, ownAnswers, RecheckVerdict, Satisfaction, Solved, Truthfulness } from "./callback.ts";
import { endpoint } from "./endpoint.ts";
import { byId, instant, text } from "./fields.ts";
import { defineWords, type ValueOf } from "./words.ts";

/** 复核: done by somebody who was not the officer. `corrected` holds what was really answered; what it leaves out stays. */
export const recheckEvaluation = endpoint({
  method: "POST",
  path: "/evaluations/:id/rechecks",
  gate: "callback.recheck",
  tag: "回访",
  summary: "复核回访：维持、更正或判为无效",
  params: byId,
  body: z.object({
    verdict: RecheckVerdict.schema,
    reason: text("复核说明", 500),
    invalidReason: InvalidReason.schema.nullable().default(null),
    corrected: z
      .object({
        isContacted: z.boolean("请选择承办单位是否联系过").nullable(),
        solved: Solved.schema,
        satisfaction: Satisfaction.schema,
        isOpinionClear: z.boolean("请选择意见是否明确").nullable(),
        truthfulness: Truthfulness.schema.nullable(),
      })
      .partial()
      .default({}),
  }),
  reply: Callback,
  status: 201,
});

/** Where an invitation to evaluate stands. A token that was never made is refused instead. */
export const InvitationState = defineWords("评价邀请状态", {
  open: "等待评价",
  used: "已经评价",
  expired: "链接过期",
  ended: "本次评价已结束",
});
export type InvitationState = ValueOf<typeof InvitationState>;

/** What the link of a message opens. Once it is not open any more it says nothing about the case. */
export const Invitation = z.object({
  state: InvitationState.schema,
  number: z.string(),
  subject: CallbackSubject.schema,
  registeredAt: instant("登记时间").nullable(),
  agencyName: z.string().nullable(),
  reply: z.object({ text: z.string(), at: instant("答复时间") }).nullable(),
  expiresAt: instant("有效期至"),
  evaluatedAt: instant("评价时间").nullable(),
});
export type Invitation = z.infer<typeof Invitation>;

const token = z.string({ error: "链接不完整" }).regex(/^[A-Za-z0-9_-]{22}$/, "链接不完整，请从短信或邮件中重新打开");
// The token travels in the body: paths are written into logs.
export const readInvitation = endpoint({
  method: "POST",
  path: "/public/invitations",
  gate: "public",
  tag: "公众",
  summary: "打开评价邀请",
  body: z.object({ token }),
  reply: Invitation,
});
export const evaluateByLink = endpoint({
  method: "POST",
  path: "/public/invitations/evaluations",
  gate: "public",
  tag: "公众",
  summary: "凭一次性链接评价",
  body: z.object({ token, ...ownAnswers }),
  reply: Invitation,
  status: 201,
});
