import * as oversight from "@yihao/contract/oversight";
import * as supervision from "@yihao/contract/supervision";
import * as workOrder from "@yihao/contract/work-order";
import { dateOf } from "../../kernel/shanghai.ts";
import { catalogueOf } from "../../modules/directory/index.ts";
import { watchClocks } from "../../modules/supervision/index.ts";
import { jobCall } from "../../platform/jobs.ts";
import type { Stage } from "../cast.ts";

const minute = 60_000;

/** Warnings as the clock finds them, and a few matters under supervision: one answered, a joint one, an instruction, an urge, checks. */
export async function supervisionActs(stage: Stage): Promise<void> {
  await watchClocks(jobCall(stage.world, "watch-clocks"));
  const catalogue = await catalogueOf(jobCall(stage.world, "demo"));
  const idOf = (code: string) => catalogue.agencyByCode(code)?.id ?? "";
  const officer = stage.as("duban01");
  const leader = stage.as("zhuren01");
  await answerOne(stage, idOf("szyl"));
  stage.clock.advance(minute);
  const joint = await officer(supervision.openSupervisionCase, {
    body: {
      kind: "joint",
      leadAgencyId: idOf("rsj"),
      otherAgencyIds: [idOf("csgl"), idOf("szyl")],
      title: "同一工地欠薪、扬尘、占道问题反复反映",
      matter: "近两周同一工地的欠薪、夜间扬尘和占道堆料被反复反映，请人社局牵头，会同城管、市政园林联合处置，并反馈措施、时限和责任人。",
      basis: "重复诉求督办制度",
      issueNow: true,
    },
  });
  await stage.as("csgl01")(supervision.answerSupervisionCase, {
    params: { id: joint.id },
    body: { words: "已约谈施工单位，责令清理占道材料，夜间巡查一周。" },
  });
  const { items: open } = await officer(workOrder.listWorkOrders, { query: { state: "dispatched", limit: 5 } });
  const [urged, instructed] = open;
  if (urged !== undefined)
    await officer(oversight.urgeWorkOrder, { params: { id: urged.id }, body: { words: "请先与诉求人联系，说明办理进展。" } });
  if (instructed !== undefined)
    await leader(oversight.instructOnWorkOrder, {
      params: { id: instructed.id },
      body: {
        leaderName: "王副市长",
        instructedOn: dateOf(stage.clock.now()),
        words: "请主办单位现场办公，三日内报结果。",
        workingDays: 3,
      },
    });
  await checkTwo(stage);
}

/** A case of the watch that the agency has answered and that waits for review. */
async function answerOne(stage: Stage, agencyId: string): Promise<void> {
  const officer = stage.as("duban01");
  const { items } = await officer(supervision.listSupervisionCases, { query: { agencyId, limit: 1 } });
  const [found] = items;
  if (found === undefined) return;
  const params = { id: found.id };
  await officer(supervision.claimSupervisionCase, { params });
  stage.clock.advance(minute);
  await stage.as("szyl01")(supervision.answerSupervisionCase, {
    params,
    body: { words: "超期原因为配件采购，现已到货，今天安排抢修，完工后立即答复诉求人；今后备齐常用配件。" },
  });
}

/** 回头看 of closed orders: one in order, one that has to be corrected. */
async function checkTwo(stage: Stage): Promise<void> {
  const officer = stage.as("duban01");
  const { items } = await officer(workOrder.listWorkOrders, { query: { state: "closed", limit: 2 } });
  const checkedAt = new Date(stage.clock.now().getTime() - 90 * minute).toISOString();
  for (const [nth, order] of items.entries()) {
    const isSound = nth === 0;
    await officer(oversight.checkWorkOrder, {
      params: { id: order.id },
      body: {
        mode: "lookBack",
        place: order.regionName ?? "现场",
        people: "季永明、属地社区网格员",
        finding: isSound ? "现场与答复一致，问题没有反弹，住户表示满意。" : "答复称已整治，现场仍有反弹，需要再次清理并落实巡查。",
        result: isSound ? "sound" : "partly",
        checkedAt,
        correctBy: isSound ? null : dateOf(new Date(stage.clock.now().getTime() + 7 * 86_400_000)),
      },
    });
  }
}
