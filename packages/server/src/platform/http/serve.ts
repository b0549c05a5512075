import type { BodyOf, Endpoint, ParamsOf, QueryOf, ReplyOf } from "@yihao/contract/endpoint";
import type { Permission } from "@yihao/contract/permissions";
import { Problem } from "@yihao/contract/problem";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { type Actor, decideHolds, requesterActor } from "../../kernel/actor.ts";
import { insist, Refusal } from "../../kernel/decision.ts";
import type { Call, World } from "../world.ts";
import type { App } from "./app.ts";

/** What a handler gets: the call, and the parts of the request that its endpoint declares. */
export type Asked<E extends Endpoint> = Call & {
  readonly params: ParamsOf<E>;
  readonly query: QueryOf<E>;
  readonly body: BodyOf<E>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
};

declare module "fastify" {
  interface FastifyRequest {
    actor: Actor | null;
  }
}

/** Registers one endpoint of the contract: gate, shapes, one call, reply. The gate asks for the role; scope and state are asked inside. */
export function serve<E extends Endpoint>(app: App, world: World, to: E, handler: (asked: Asked<E>) => Promise<ReplyOf<E>>): void {
  const status = to.status ?? 200;
  app.route({
    method: to.method,
    url: `/api${to.path}`,
    schema: {
      tags: [to.tag],
      summary: to.summary,
      ...(to.params === undefined ? {} : { params: to.params }),
      ...(to.query === undefined ? {} : { querystring: to.query }),
      ...(to.body === undefined ? {} : { body: to.body }),
      response: { [status]: to.reply ?? z.null(), default: Problem },
      ...(to.gate === "public" ? { security: [] } : {}),
    },
    // Before validation, so that a stranger learns nothing about shapes.
    preValidation: gateOf(to.gate),
    handler: async (request, reply) => {
      const asked = {
        ...callOf(world, request),
        params: request.params,
        query: request.query,
        body: request.body,
        request,
        reply,
      } as unknown as Asked<E>;
      const result = await handler(asked);
      if (reply.sent || reply.raw.headersSent) return reply;
      return reply.code(status).send(status === 204 ? null : result);
    },
  });
}

function gateOf(gate: Endpoint["gate"]) {
  return async (request: FastifyRequest): Promise<void> => {
    if (gate === "public") return;
    if (request.actor === null) throw new Refusal("auth.signInNeeded");
    if (gate !== "signedIn") insist(decideHolds(request.actor, gate satisfies Permission));
  };
}

function callOf(world: World, request: FastifyRequest): Call {
  const actor = request.actor ?? requesterActor(world.config.cityCode);
  return { world, db: world.db, actor, cityCode: actor.cityCode, at: world.clock.now(), requestId: request.id, ip: request.ip };
}
