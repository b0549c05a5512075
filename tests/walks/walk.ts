import { type Client, ProblemError } from "@yihao/contract/client";
import * as workOrder from "@yihao/contract/work-order";
import { register } from "@yihao/testkit/builders";
import type { City } from "@yihao/testkit/city";
import type { Offer, Walk, WalkAct } from "./act.ts";
import { answeringActs } from "./acts/answering.ts";
import { applicationActs } from "./acts/applications.ts";
import { dispatching } from "./acts/dispatching.ts";
import { handlingActs } from "./acts/handling.ts";
import { orderWays } from "./acts/order-ways.ts";
import { repliesActs } from "./acts/replies.ts";
import { endStates } from "./invariants.ts";
import { type Random, randomFrom } from "./random.ts";

const acts: readonly WalkAct[] = [...dispatching, ...handlingActs, ...applicationActs, ...repliesActs, ...answeringActs, ...orderWays];
const lot = acts.flatMap((act) => Array.from({ length: act.weight }, () => act));

const minute = 60_000;
const pauses = [1, 5, 30, 120, 600, 1440, 4320, 10_080];

/** What one walk did, in words, for whoever has to walk it again. */
export type Trace = string[];

/** A registered demand with its order, and whoever comes by does what comes to mind. Throws at the first act that was not what had been said. */
export async function walkCase(city: City, seed: number, steps: number, trace: Trace): Promise<Walk> {
  const random = randomFrom(seed);
  const walk = await begin(city, random);
  for (let step = 0; step < steps; step += 1) {
    if (random.isOneIn(3)) await letTimePass(city, walk, random, trace);
    else await tryOne(walk, random.pick(lot), trace);
  }
  return walk;
}

/** Somebody does something to a case without looking first: it may succeed or be refused, and nothing else. Returns the code, or "allowed". */
export async function actInCrowd(walk: Walk): Promise<string> {
  const act = walk.random.pick(lot);
  const offer = await offerOf(walk, act, await walk.city.as(walk.random.pick(act.who)));
  return offer === null ? "nothing" : outcomeOf(offer);
}

export async function begin(city: City, random: Random): Promise<Walk> {
  const operator = await city.as("zuoxi01");
  const receipt = await register(operator, {
    kind: random.pick(["complaint", "inquiry", "assistance", "tipOff"] as const),
    urgency: random.pick(["normal", "normal", "urgent"] as const),
    isConfidential: random.isOneIn(5),
    noReplyWanted: random.isOneIn(6),
  });
  const { id } = await operator(workOrder.createWorkOrder, { params: { id: receipt.id }, body: {} });
  return { city, random, demandId: receipt.id, orderId: id, receipt: { number: receipt.number, queryCode: receipt.queryCode } };
}

/** Only the clock moves: no limit may. */
async function letTimePass(city: City, walk: Walk, random: Random, trace: Trace): Promise<void> {
  const before = await limitsOf(walk);
  const minutes = random.pick(pauses);
  city.clock.advance(minutes * minute);
  trace.push(`… ${minutes} 分钟`);
  const after = await limitsOf(walk);
  if (before !== after) throw new Error(`limits moved without an act: ${before} → ${after}`);
}

async function limitsOf({ city, orderId }: Walk): Promise<string> {
  const { rows } = await city.world.pool.query<{ due: string | null }>(
    `select string_agg(to_jsonb(each)::text, ' ' order by id) as due
     from (select id, due_at, original_due_at, promised_due_at, follow_up_due_at from assignment where work_order_id = $1) as each`,
    [orderId],
  );
  return rows[0]?.due ?? "";
}

/** An act is tried whatever was said of it: what was allowed must succeed, what was refused must be refused for the same reason. */
async function tryOne(walk: Walk, act: WalkAct, trace: Trace): Promise<void> {
  const person = walk.random.pick(act.who);
  const offer = await offerOf(walk, act, await walk.city.as(person));
  if (offer === null) return;
  const said = offer.permit.allowed ? "allowed" : offer.permit.code;
  const events = () =>
    walk.city.count("select count(*) from event where work_order_id = $1 or demand_id = $2", [walk.orderId, walk.demandId]);
  const before = await events();
  const got = await outcomeOf(offer);
  trace.push(`${person} ${act.name}: ${got}`);
  if (got !== said) throw new Error(`${person} ${act.name}: ${said} was said, ${got} came`);
  const told = (await events()) - before;
  if (got === "allowed" ? told === 0 : told !== 0) throw new Error(`${person} ${act.name}: ${got}, but ${told} events tell of it`);
}

/** A person who cannot see the case has nothing to do with it. */
async function offerOf(walk: Walk, act: WalkAct, client: Client): Promise<Offer | null> {
  try {
    return await act.find(walk, client);
  } catch (error) {
    if (error instanceof ProblemError && error.problem.status === 404) return null;
    throw error;
  }
}

// Another agency's part is shown beside the own one; for acts on it there is none.
const notTheirs = "assignment.notYours";

async function outcomeOf(offer: Offer): Promise<string> {
  try {
    await offer.run();
    return "allowed";
  } catch (error) {
    if (error instanceof ProblemError && error.problem.status < 500)
      return error.problem.code === "absent" ? notTheirs : error.problem.code;
    throw error;
  }
}

/** Every open order can still end: the same people, now doing whatever they may until it has. */
export async function endCase(walk: Walk, trace: Trace): Promise<string> {
  for (let round = 0; round < 60; round += 1) {
    const state = await stateOf(walk);
    if (endStates.includes(state)) return state;
    for (const act of acts) {
      if (act.isDetour === true) continue;
      for (const person of act.who) {
        const offer = await offerOf(walk, act, await walk.city.as(person));
        if (offer?.permit.allowed !== true) continue;
        await offer.run();
        trace.push(`${person} ${act.name}, to an end`);
      }
    }
    walk.city.clock.advance(20 * minute);
  }
  return stateOf(walk);
}

async function stateOf({ city, orderId }: Walk): Promise<string> {
  const { rows } = await city.world.pool.query<{ state: string }>("select state from work_order where id = $1", [orderId]);
  return rows[0]?.state ?? "";
}
