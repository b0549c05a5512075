import type { similarDemands } from "@yihao/contract/demand";
import type { BodyOf, ReplyOf } from "@yihao/contract/endpoint";
import { type Signature, searchQuery, segment, signature, signatureNearness } from "@yihao/language";
import type { Call } from "../../platform/world.ts";
import { settingOf } from "../directory/index.ts";
import { phoneDigest } from "./actions/register.ts";
import { presentRows, scopeOf } from "./queries.ts";
import { isSameMatter, isSameRequester, seesDemand } from "./rules.ts";
import { type DemandFacts, findDemand, listByPhone, listCandidates, listConclusionsOf } from "./store/index.ts";

const similarDays = 30;
const candidatesMax = 200;
const ownMax = 50;
const similarShown = 6;
const nearnessMin = 0.3;
const wordsCompared = 8;

type Asked = {
  readonly content: string;
  readonly regionCode: string | null;
  readonly categoryCode: string | null;
  readonly digests: readonly Buffer[];
};

/**
 * 近期相似诉求: candidates share a longer word, then the characters decide. What the same requester brought before is looked at whatever
 * its age: an order that was closed may be repeated by this demand, and what was concluded is answered with its opinion.
 */
export async function similarTo(call: Call, body: BodyOf<typeof similarDemands>): Promise<ReplyOf<typeof similarDemands>> {
  const asked = await askedOf(call, body);
  const scope = scopeOf(call);
  const own = signature(asked.content);
  const sameMatterPercent = await settingOf(call, "demand.sameMatterPercent");
  const nearnessTo = (demand: DemandFacts) =>
    signatureNearness(own, signature(demand.content)) *
    (asked.regionCode === null || demand.region_code === null || demand.region_code.slice(0, 6) === asked.regionCode.slice(0, 6) ? 1 : 0.8);
  const query = queryOf(asked.content);
  const since = new Date(call.at.getTime() - similarDays * 86_400_000);
  const found = query === "" ? [] : await listCandidates(call.db, scope, query, since, candidatesMax);
  for (const digest of asked.digests) found.push(...(await listByPhone(call.db, scope, digest, ownMax)));
  const near = [...new Map(found.map((demand) => [demand.id, demand])).values()]
    .filter((demand) => demand.id !== body.demandId)
    .map((demand) => ({ demand, similarity: nearnessTo(demand) }))
    .filter((each) => each.similarity >= nearnessMin)
    .sort((left, right) => right.similarity - left.similarity)
    .slice(0, similarShown);
  const rows = await presentRows(
    call,
    near.map((each) => each.demand),
  );
  return {
    items: near.flatMap(({ demand, similarity }, index) => {
      const row = rows[index];
      if (row === undefined) return [];
      const isSame = isSameRequester(asked.digests, [demand.contact_phone_digest, demand.caller_number_digest]);
      const isRepeated =
        isSame &&
        demand.state === "closed" &&
        isSameMatter({ nearness: similarity, categoryCode: demand.category_code }, asked, sameMatterPercent);
      return {
        ...row,
        similarity: rounded(similarity),
        openWorkOrderId: row.state === "ordered" || row.state === "dispatched" ? row.workOrderId : null,
        isSameRequester: isSame,
        repeatsOrderId: isRepeated ? row.workOrderId : null,
      };
    }),
    conclusion: await concludedFor(call, asked, own, sameMatterPercent),
  };
}

/** A registered demand says itself who asks and what; a form that is being written says it bit by bit. */
async function askedOf(call: Call, body: BodyOf<typeof similarDemands>): Promise<Asked> {
  const known = body.demandId === null ? undefined : await findDemand(call.db, call.cityCode, body.demandId);
  if (known !== undefined && seesDemand(scopeOf(call), known.platform_code)) {
    const digests = [known.contact_phone_digest, known.caller_number_digest].filter((digest) => digest !== null);
    return { content: known.content, regionCode: known.region_code, categoryCode: known.category_code, digests };
  }
  const digests = body.phone === undefined ? [] : [phoneDigest(call, body.phone)];
  return { content: body.content, regionCode: body.regionCode, categoryCode: body.categoryCode, digests };
}

/** The longest words, any of them. */
function queryOf(content: string): string {
  const words = [...new Set(segment(content).filter((word) => [...word].length >= 2))]
    .sort((left, right) => right.length - left.length)
    .slice(0, wordsCompared);
  return words
    .flatMap((word) => searchQuery(word) ?? [])
    .map((each) => `(${each})`)
    .join(" | ");
}

async function concludedFor(call: Call, asked: Asked, own: Signature, sameMatterPercent: number) {
  const [nearest] = (await listConclusionsOf(call.db, scopeOf(call), asked.digests))
    .map((conclusion) => ({ conclusion, nearness: signatureNearness(own, signature(conclusion.content)) }))
    .filter(({ conclusion, nearness }) => isSameMatter({ nearness, categoryCode: conclusion.category_code }, asked, sameMatterPercent))
    .sort((left, right) => right.nearness - left.nearness);
  if (nearest === undefined) return null;
  const { conclusion, nearness } = nearest;
  return {
    id: conclusion.id,
    orderNumber: conclusion.order_number,
    opinion: conclusion.opinion,
    concludedAt: conclusion.concluded_at.toISOString(),
    similarity: rounded(nearness),
  };
}

const rounded = (value: number) => Math.round(value * 100) / 100;
