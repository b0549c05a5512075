import type { StaffActor } from "../../kernel/actor.ts";
import type { Authenticate } from "../../platform/http/app.ts";
import type { Memory } from "../../platform/memory.ts";
import type { World } from "../../platform/world.ts";
import type { Places } from "./places.ts";
import { isOver } from "./rules/accounts.ts";
import { digestOf } from "./secrets.ts";
import { actorFrom } from "./staff.ts";
import { findSession, findTokenHolder, markTokenUsed } from "./store/index.ts";

const rememberedMs = 10_000;

type Kind = "session" | "apiToken";
type Known = { readonly actor: StaffActor; readonly expiresAt: Date | null };

/** Thrown so that a wrong token is not remembered: strangers could fill the memory with them. */
class Stranger extends Error {}

const prefixOf = (cityCode: string) => `identity:actor:${cityCode}:`;

/**
 * Resolves a session cookie or a bearer token to its person; null when unknown, expired, revoked or disabled. A bearer token that
 * does not hold is not made good by a cookie. A person is remembered for 10 s, see {@link forgetEverybody}.
 */
export function authenticateWith(places: Places, getWorld: () => World): Authenticate {
  return async ({ cookie, bearer }) => {
    const secret = bearer ?? cookie;
    if (secret === undefined) return null;
    const world = getWorld();
    const known = await recall(world, places, bearer === undefined ? "session" : "apiToken", secret);
    // Asked at every request: what is remembered may end within those seconds, and the clock may be moved.
    return known === null || isOver(known.expiresAt, world.clock.now()) ? null : known.actor;
  };
}

async function recall(world: World, places: Places, kind: Kind, secret: string): Promise<Known | null> {
  const { cityCode } = world.config;
  const digest = digestOf(world.crypto, kind, secret);
  try {
    return await world.memory.keep(keyOf(cityCode, digest), rememberedMs, () => load(world, places, kind, cityCode, digest));
  } catch (error) {
    if (error instanceof Stranger) return null;
    throw error;
  }
}

async function load(world: World, places: Places, kind: Kind, cityCode: string, digest: Buffer): Promise<Known> {
  const row = await (kind === "session" ? findSession : findTokenHolder)(world.db, cityCode, digest);
  const now = world.clock.now();
  if (row === undefined || isOver(row.expires_at, now)) throw new Stranger();
  if (kind === "apiToken") await markTokenUsed(world.db, cityCode, digest, now);
  return { actor: await actorFrom(world, places, row), expiresAt: row.expires_at };
}

const keyOf = (cityCode: string, digest: Buffer) => prefixOf(cityCode) + digest.toString("base64url");

/** After the commit that ended one session. */
export function forgetOne(memory: Memory, cityCode: string, digest: Buffer): void {
  memory.drop(keyOf(cityCode, digest));
}

/** After the commit that changed an account or revoked a token. Rare, so all are asked for again. */
export function forgetEverybody(memory: Memory, cityCode: string): void {
  memory.drop(prefixOf(cityCode));
}
