import type { Problem } from "@yihao/contract/problem";
import type { RefusalCode } from "@yihao/contract/refusals";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { Absent, Invalid, Refusal } from "../../kernel/decision.ts";

const statusOf: Partial<Record<RefusalCode, number>> = {
  "auth.signInNeeded": 401,
  "auth.wrongPassword": 401,
  "auth.throttled": 429,
  "auth.accountDisabled": 403,
  "auth.forbidden": 403,
  "auth.foreignOrigin": 403,
  "file.tooLarge": 413,
  "file.typeNotAllowed": 415,
  "demand.tooManyTries": 429,
  "demand.tooMany": 429,
  "demand.wrongQueryCode": 404,
  "evaluation.unknownLink": 404,
  "evaluation.tooManyLinks": 429,
};

const sentencesByStatus: Record<number, string> = {
  400: "请求格式不正确",
  404: "没有这个地址",
  405: "不支持这种操作",
  413: "内容过大",
  415: "不支持这种内容类型，请用 JSON",
};

/** The one place where errors become RFC 9457 problems: refusal, invalid, absent; everything else is a fault of ours. */
function toProblem(error: unknown, requestId: string): Problem {
  if (error instanceof Refusal) {
    return {
      type: `refusal:${error.code}`,
      title: error.message,
      status: statusOf[error.code] ?? 409,
      code: error.code,
      requestId,
      facts: { ...error.facts },
    };
  }
  if (error instanceof Invalid) return invalidProblem([...error.fields], requestId);
  if (error instanceof Absent) return { type: "absent", title: error.message, status: 404, code: "absent", requestId };
  if (hasZodFastifySchemaValidationErrors(error)) {
    return invalidProblem(
      error.validation.map((issue) => ({
        field: issue.instancePath.replace(/^\//, "").replaceAll("/", "."),
        message: issue.message ?? "填写有误",
      })),
      requestId,
    );
  }
  if (isBrokenForm(error)) return invalidProblem([{ field: "file", message: "文件没有传完整，请重新上传" }], requestId);
  return faultProblem(error, requestId);
}

// The reader of forms has no codes, only these sentences.
function isBrokenForm(error: unknown): boolean {
  return (
    error instanceof Error &&
    /^(?:Multipart: Boundary not found|Unexpected end of (?:form|multipart data|file)|Malformed part header)/.test(error.message)
  );
}

function invalidProblem(fields: { field: string; message: string }[], requestId: string): Problem {
  const title = fields.length === 0 ? "填写有误" : [...new Set(fields.map((each) => each.message))].join("；");
  return { type: "invalid", title, status: 400, code: "invalid", requestId, fields };
}

function faultProblem(error: unknown, requestId: string): Problem {
  const status = (error as FastifyError).statusCode;
  if (status !== undefined && status >= 400 && status < 500) {
    return { type: "invalid", title: sentencesByStatus[status] ?? "请求不正确", status, code: "invalid", requestId };
  }
  const unreachable = isDatabaseGone(error);
  return {
    type: "fault",
    title: unreachable ? "数据库暂时不可用，您填写的内容没有丢失，请稍后重试" : "系统出了点问题，已经记录，请稍后重试",
    status: unreachable ? 503 : 500,
    code: unreachable ? "fault.database" : "fault",
    requestId,
  };
}

// Connection refused, reset, admin shutdown, cannot connect now: the server is restarting, not the request wrong.
function isDatabaseGone(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return (
    (code !== undefined && ["ECONNREFUSED", "ECONNRESET", "ENOENT", "EPIPE", "57P01", "57P02", "57P03", "08006", "08003"].includes(code)) ||
    /Connection terminated|encountered a connection error|timeout exceeded when trying to connect/.test(message ?? "")
  );
}

export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = toProblem(error, request.id);
  if (problem.status >= 500) request.log.error({ err: error }, "fault");
  return reply
    .code(problem.status)
    .header("x-request-id", request.id)
    .type("application/problem+json; charset=utf-8")
    .send(JSON.stringify(problem));
}
