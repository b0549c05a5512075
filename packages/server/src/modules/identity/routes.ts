import * as contract from "@yihao/contract/identity";
import * as posts from "@yihao/contract/posts";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { StaffActor } from "../../kernel/actor.ts";
import { type App, sessionCookie } from "../../platform/http/app.ts";
import { serve } from "../../platform/http/serve.ts";
import type { World } from "../../platform/world.ts";
import { createAccount, readAccounts, updateAccount } from "./actions/accounts.ts";
import { readAgencyPosts, readColleagues, readPosts, setPost, vacatePost } from "./actions/posts.ts";
import { changePassword, signIn, signOut } from "./actions/sessions.ts";
import { createShift, deleteShift, readShifts } from "./actions/shifts.ts";
import { createToken, readAudit, readTokens, revokeToken } from "./actions/tokens.ts";
import type { Places } from "./places.ts";
import { presentMe, presentToken } from "./present.ts";
import { sessionHours } from "./rules/accounts.ts";
import { staffOf } from "./staff.ts";

export function identityRoutes(app: App, world: World, places: Places): void {
  sessionRoutes(app, world, places);
  postRoutes(app, world, places);
  serve(app, world, contract.listAccounts, (asked) => readAccounts(asked, places, asked.query));
  serve(app, world, contract.createAccount, (asked) => createAccount(asked, places, asked.body));
  serve(app, world, contract.updateAccount, (asked) => updateAccount(asked, places, asked.params.id, asked.body));
  serve(app, world, contract.listTokens, async (asked) => ({ items: (await readTokens(asked)).map(presentToken) }));
  serve(app, world, contract.createToken, async (asked) => {
    const { row, secret } = await createToken(asked, asked.body);
    return { ...presentToken(row), token: secret };
  });
  serve(app, world, contract.revokeToken, async (asked) => {
    await revokeToken(asked, asked.params.id);
    return undefined;
  });
  serve(app, world, contract.listAudit, (asked) => readAudit(asked, asked.query));
}

function sessionRoutes(app: App, world: World, places: Places): void {
  const meOf = async (actor: StaffActor) =>
    presentMe(actor, await places.unitOf(world, actor.cityCode, actor.platformCode, actor.agencyId));
  serve(app, world, contract.signIn, async (asked) => {
    const { secret, actor } = await signIn(asked, places, { ...asked.body, previous: cookieOf(asked.request) });
    setCookie(asked.request, asked.reply, secret);
    return meOf(actor);
  });
  serve(app, world, contract.signOut, async (asked) => {
    await signOut(asked, cookieOf(asked.request));
    asked.reply.clearCookie(sessionCookie, cookieSettings(asked.request));
    return undefined;
  });
  serve(app, world, contract.whoAmI, (asked) => meOf(staffOf(asked)));
  serve(app, world, contract.changePassword, async (asked) => {
    await changePassword(asked, asked.body, cookieOf(asked.request));
    return undefined;
  });
}

function postRoutes(app: App, world: World, places: Places): void {
  serve(app, world, posts.listPosts, (asked) => readPosts(asked, places));
  serve(app, world, posts.readAgencyPosts, async (asked) => ({ items: await readAgencyPosts(asked, places, asked.params.id) }));
  serve(app, world, posts.setPost, (asked) => setPost(asked, places, { agencyId: asked.params.id, post: asked.params.post }, asked.body));
  serve(app, world, posts.vacatePost, async (asked) => {
    await vacatePost(asked, places, asked.params.id, asked.params.post);
    return undefined;
  });
  serve(app, world, posts.listColleagues, async (asked) => ({ items: await readColleagues(asked, places, asked.query) }));
  serve(app, world, posts.listDutyShifts, async (asked) => ({ items: await readShifts(asked, places, asked.query) }));
  serve(app, world, posts.createDutyShift, (asked) => createShift(asked, places, asked.body));
  serve(app, world, posts.deleteDutyShift, async (asked) => {
    await deleteShift(asked, places, asked.params.id);
    return undefined;
  });
}

const cookieOf = (request: FastifyRequest): string | undefined => request.cookies[sessionCookie];

// Secure only over https: a centre may run this on plain http inside its own network, where the cookie would never come back.
function cookieSettings(request: FastifyRequest) {
  return { path: "/", httpOnly: true, sameSite: "lax", secure: request.protocol === "https" } as const;
}

function setCookie(request: FastifyRequest, reply: FastifyReply, secret: string): void {
  reply.setCookie(sessionCookie, secret, { ...cookieSettings(request), maxAge: sessionHours * 3600 });
}
