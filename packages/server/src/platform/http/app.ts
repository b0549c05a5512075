import { randomUUID } from "node:crypto";
import cookie from "@fastify/cookie";
import multipart from "@fastify/multipart";
import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import { attachmentMegabytesMax } from "@yihao/contract/files";
import Fastify from "fastify";
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from "fastify-type-provider-zod";
import type { Actor } from "../../kernel/actor.ts";
import { Invalid, Refusal } from "../../kernel/decision.ts";
import type { World } from "../world.ts";
import { sendProblem } from "./problems.ts";
import { speakPlainChinese } from "./sentences.ts";

/** Says who sends a request: by session cookie or bearer token; null for a stranger. Given by the composition root. */
export type Authenticate = (request: { cookie: string | undefined; bearer: string | undefined }) => Promise<Actor | null>;

export const sessionCookie = "yihao_session";
const bodyMegabytesMax = 8;

/** The Fastify instance with everything that is the same for all routes. */
export async function createHttp(world: World, authenticate: Authenticate) {
  speakPlainChinese();
  const app = Fastify({
    loggerInstance: world.log,
    // The one proxy in front: what stands further left in X-Forwarded-For is the sender's own word.
    trustProxy: world.config.trustsProxy ? (_address: string, hop: number) => hop === 0 : false,
    genReqId: () => randomUUID(),
    bodyLimit: bodyMegabytesMax * 1024 * 1024,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error, request, reply) => sendProblem(error, request, reply),
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  readJsonStrictly(app);
  await app.register(cookie);
  await app.register(multipart, { limits: { fileSize: attachmentMegabytesMax * 1024 * 1024, files: 1, fields: 5, headerPairs: 100 } });
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: { title: "Yihao 一号 接口", version: "0.1.0", description: "12345 政务服务便民热线开放平台" },
      components: {
        securitySchemes: { session: { type: "apiKey", in: "cookie", name: sessionCookie }, token: { type: "http", scheme: "bearer" } },
      },
      security: [{ session: [] }, { token: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  await app.register(swaggerUi, { routePrefix: "/api/docs" });
  app.decorateRequest("actor", null);
  app.addHook("onRequest", async (request, reply) => {
    reply
      .header("x-request-id", request.id)
      .header("x-content-type-options", "nosniff")
      .header("referrer-policy", "same-origin")
      .header("x-frame-options", "DENY");
    if (!request.url.startsWith("/api/")) return;
    reply.header("cache-control", "no-store");
    const bearer = /^Bearer ([A-Za-z0-9_-]{20,200})$/.exec(request.headers.authorization ?? "")?.[1];
    const session = request.cookies[sessionCookie];
    if (session !== undefined && bearer === undefined)
      refuseForeignOrigin(world, request.method, request.headers.origin, request.headers.host);
    if (session !== undefined || bearer !== undefined) request.actor = await authenticate({ cookie: session, bearer });
  });
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply));
  app.setNotFoundHandler((request, reply) => sendProblem(Object.assign(new Error("no route"), { statusCode: 404 }), request, reply));
  return app;
}
export type App = Awaited<ReturnType<typeof createHttp>>;

// JSON must be UTF-8: a lenient decoder would store replacement characters in place of what somebody wrote.
function readJsonStrictly(app: {
  addContentTypeParser: ReturnType<typeof Fastify>["addContentTypeParser"];
  removeContentTypeParser: ReturnType<typeof Fastify>["removeContentTypeParser"];
}): void {
  app.removeContentTypeParser(["application/json", "text/plain"]);
  app.addContentTypeParser("application/json", { parseAs: "buffer" }, async (_request: unknown, body: Buffer) => {
    if (body.length === 0) return undefined;
    let decoded: string;
    try {
      decoded = new TextDecoder("utf-8", { fatal: true }).decode(body);
    } catch {
      throw new Invalid([{ field: "", message: "内容不是 UTF-8 编码" }]);
    }
    try {
      return JSON.parse(decoded, dropPrototype) as unknown;
    } catch {
      throw new Invalid([{ field: "", message: "内容不是正确的 JSON" }]);
    }
  });
}

const dropPrototype = (key: string, value: unknown) => (key === "__proto__" ? undefined : value);

// A cookie travels with requests that another site makes; a write must come from our own pages.
function refuseForeignOrigin(world: World, method: string, origin: string | undefined, host: string | undefined): void {
  if (method === "GET" || method === "HEAD" || origin === undefined) return;
  const ours = [world.config.origin, `http://${host}`, `https://${host}`];
  if (!ours.includes(origin)) throw new Refusal("auth.foreignOrigin");
}
