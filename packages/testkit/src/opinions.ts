import * as dissatisfied from "@yihao/contract/dissatisfied";
import * as evaluation from "@yihao/contract/evaluation";
import * as ends from "@yihao/contract/order-ends";
import * as typical from "@yihao/contract/typical-case";
import { dateOf } from "@yihao/server/kernel/shanghai";
import { anAskedOrder, answerAgain, callBack, lastCallback } from "./callbacks.ts";
import type { City } from "./city.ts";

/** A case that stays open when its order is not handled again, until the centre clears it. */
async function clearACase(city: City): Promise<void> {
  const { orderId } = await anAskedOrder(city);
  // Two reworks are the most there are.
  for (const round of [1, 2, 3]) {
    if (round > 1) await answerAgain(city, orderId);
    await callBack(city, orderId, { satisfaction: "dissatisfied" });
  }
  const supervisor = await city.as("duban01");
  const { items } = await supervisor(dissatisfied.listDissatisfiedCases, { query: { state: "open", limit: 100 } });
  const params = { id: items.find((each) => each.workOrderId === orderId)?.id ?? "" };
  const body = { clearance: "excluded" as const, reason: "会商认定诉求超出政策规定" };
  await supervisor(dissatisfied.clearDissatisfiedCase, { params, body });
}

/** What may become of an opinion beside being recorded, once: never asked, corrected, its case cleared by the centre, told as a typical case. */
export async function everyOpinion(city: City): Promise<void> {
  const { receipt } = await anAskedOrder(city);
  const key = { number: receipt.number, queryCode: receipt.queryCode };
  await city.citizen(ends.withdrawByRequester, { body: { ...key, reason: "已经自己解决了" } });

  const { orderId: misheard } = await anAskedOrder(city);
  await callBack(city, misheard, { satisfaction: "dissatisfied" });
  const said = (await lastCallback(city, misheard)).evaluation;
  const corrected = { verdict: "changed", corrected: { satisfaction: "satisfied" }, reason: "调听录音后重新核对" } as const;
  await (await city.as("banzhang01"))(evaluation.recheckEvaluation, { params: { id: said?.id ?? "" }, body: corrected });
  await clearACase(city);

  const { orderId: workOrderId } = await anAskedOrder(city);
  await callBack(city, workOrderId);
  const supervisor = await city.as("duban01");
  const body = {
    workOrderId,
    kind: "good" as const,
    month: dateOf(city.clock.now()).slice(0, 7),
    title: "路灯报修当日办结",
    situation: "诉求人反映小区北门的路灯不亮，晚上老人出门看不清。",
    lesson: "接单后先联系诉求人，当日更换灯具，办完再打一次电话。",
  };
  const { id } = await supervisor(typical.writeTypicalCase, { body });
  await supervisor(typical.publishTypicalCase, { params: { id } });
}
