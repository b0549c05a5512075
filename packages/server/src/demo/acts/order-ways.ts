import * as chase from "@yihao/contract/chase";
import * as demand from "@yihao/contract/demand";
import * as dispatch from "@yihao/contract/dispatch";
import * as handling from "@yihao/contract/handling";
import * as ends from "@yihao/contract/order-ends";
import * as marks from "@yihao/contract/order-marks";
import * as review from "@yihao/contract/review";
import * as workOrder from "@yihao/contract/work-order";
import { dateOf } from "../../kernel/shanghai.ts";
import { catalogueOf } from "../../modules/directory/index.ts";
import { jobCall } from "../../platform/jobs.ts";
import type { Stage } from "../cast.ts";

const minute = 60_000;
const dayMs = 86_400_000;
type Draft = Partial<demand.DemandDraft> & Pick<demand.DemandDraft, "title" | "content">;

const stop: Draft = {
  title: "要求迁移小区门口公交站台",
  content: "小区东门外的公交站台早晚人多嘈杂，住在临街的楼里休息不好，要求公交公司把站台迁到别处。",
  categoryCode: "040501",
  regionCode: "320613008",
  requesterName: "顾卫平",
  callerNumber: "13861950001",
};
const gate: Draft = {
  title: "小区消防通道长期被私家车堵死",
  content: "小区南门的消防通道每天晚上停满私家车，物业贴了告示也没有人管，万一着火车进不来，请尽快清理。",
  categoryCode: "040501",
  regionCode: "320613009",
};

/** 撤单、终止、终结、并单、催单、标注、回避、绿色通道 of these days: each has an example, and what waits for a decision waits. */
export async function orderWaysActs(stage: Stage): Promise<void> {
  const end = stage.clock.now();
  const play = await openPlay(stage);
  await play.repeated(end);
  stage.clock.set(new Date(end.getTime() - 150 * minute));
  await play.shared();
  await play.greenChannel();
  await play.ended();
  await play.tipOff();
  stage.clock.set(end);
}

async function openPlay(stage: Stage) {
  const catalogue = await catalogueOf(jobCall(stage.world, "demo"));
  const agencyId = (code: string) => catalogue.agencyByCode(code)?.id ?? "";
  const [operator, lead, dispatcher] = [stage.as("zuoxi03"), stage.as("banzhang01"), stage.as("paidan02")];
  let made = 0;
  const goOn = (minutes: number) => stage.clock.set(new Date(stage.clock.now().getTime() + minutes * minute));
  const register = (draft: Draft) => {
    made += 1;
    return operator(demand.registerDemand, {
      body: { requestKey: `demo-ways-${made}`, kind: "complaint", callerNumber: `138619501${String(made).padStart(2, "0")}`, ...draft },
    });
  };
  async function order(draft: Draft, repeatsOrderId: string | null = null) {
    const { id } = await register(draft);
    goOn(4);
    return { demandId: id, ...(await operator(workOrder.createWorkOrder, { params: { id }, body: { repeatsOrderId } })) };
  }
  async function dispatched(draft: Draft, code: string, repeatsOrderId: string | null = null) {
    const created = await order(draft, repeatsOrderId);
    goOn(6);
    await dispatcher(dispatch.dispatchWorkOrder, { params: { id: created.id }, body: { leadAgencyId: agencyId(code) } });
    return created;
  }
  async function answered(orderId: string, handler: string, publicReply: string): Promise<void> {
    const client = stage.as(handler);
    const own = (await client(handling.listWorkOrderAssignments, { params: { id: orderId } })).items.at(-1);
    if (own === undefined) return;
    await client(handling.acknowledgeAssignment, { params: { id: own.id } });
    goOn(40);
    await client(handling.replyAssignment, {
      params: { id: own.id },
      body: { internalAccount: "已到现场核查并与诉求人沟通。", publicReply, isResolved: true },
    });
    goOn(15);
    await stage.as("shenhe02")(review.reviewReply, { params: { id: orderId }, body: { verdict: "passed" } });
  }

  return {
    /** 重复交办: handled once, asked for again, and proposed to be concluded; a second person has to confirm. */
    async repeated(end: Date) {
      stage.clock.set(new Date(end.getTime() - 6 * dayMs));
      const first = await dispatched({ ...stop, noReplyWanted: true }, "jtj");
      await answered(first.id, "jtj01", "您好，站台位置经规划审批并公示，不宜迁移；已在站台加装隔音屏，早晚安排专人疏导。");
      stage.clock.set(new Date(end.getTime() - 2 * dayMs));
      const again = await dispatched(stop, "jtj", first.id);
      await operator(chase.chaseWorkOrder, { params: { id: again.id }, body: { words: "已经反映第二次，请尽快迁走" } });
      stage.clock.set(new Date(end.getTime() - 70 * minute));
      const minutes = await uploadMinutes(stage);
      await stage.as("duban01")(ends.proposeConclusion, {
        params: { id: again.id },
        body: {
          evidence: "两次现场核查，站台符合规划；隔音、疏导措施已落实，多次向诉求人解释。",
          opinion: "该站台符合规划并经公示，不具备迁移条件；降噪措施已经落实。本事项办理终结。",
          heldOn: dateOf(new Date(end.getTime() - dayMs)),
          conferralNumber: "会商纪要〔2026〕18号",
          minutesAttachmentIds: minutes,
        },
      });
    },
    /** 并单与拆单, a mark, chases from several. */
    async shared() {
      const main = await dispatched(gate, "xfzd");
      const others = [await register(gate), await register(gate)];
      for (const { id } of others)
        await operator(workOrder.mergeDemand, { params: { id }, body: { workOrderId: main.id, reason: "同一小区同一通道" } });
      const second = others[1];
      if (second !== undefined) await lead(ends.unmergeDemand, { params: { id: second.id }, body: { reason: "核实为北门，另作处置" } });
      await lead(marks.markWorkOrder, { params: { id: main.id }, body: { mark: "key", on: true, reason: "涉及消防安全" } });
      await operator(chase.chaseWorkOrder, { params: { id: main.id }, body: { words: "晚上又堵了" } });
    },
    async greenChannel() {
      await dispatched(
        {
          title: "独居老人家中停水两天",
          content: "八十二岁的独居老人家里停水两天，行动不便无法自己提水，请尽快派人维修。",
          categoryCode: "040501",
          regionCode: "320613008",
          specialCare: "elderly",
        },
        "szyl",
      );
    },
    /** 撤单 by the requester, and an application to terminate that waits. */
    async ended() {
      const withdrawn = await dispatched({ ...gate, title: "楼道堆放杂物" }, "xfzd");
      goOn(10);
      await operator(ends.withdrawWorkOrder, {
        params: { id: withdrawn.id },
        body: { reason: "诉求人来电称邻居已经清走", way: "phone" },
      });
      const sued = await dispatched({ ...stop, title: "与开发商的房屋质量纠纷", callerNumber: "13861950009" }, "zjj");
      goOn(10);
      await stage.as("zjj01")(ends.requestTermination, {
        params: { id: sued.id },
        body: { reason: "litigation", basis: "诉求人已就同一纠纷向人民法院起诉并获立案，应通过诉讼途径解决。" },
      });
    },
    async tipOff() {
      await dispatched(
        {
          kind: "tipOff",
          title: "反映办事窗口指定复印店",
          content: "办事窗口让人到指定的复印店高价复印材料，不去就说材料不合格，请查处。",
          subjectName: "市人社局某办事窗口",
          isConfidential: true,
        },
        "jiwei",
      );
    },
  };
}

// A white page: what minutes look like is each city's own.
const page = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
const boundary = "----yihao-demo";

async function uploadMinutes(stage: Stage): Promise<string[]> {
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${encodeURIComponent("minutes")}.png"\r\nContent-Type: image/png\r\n\r\n`;
  const answer = await stage.running.app.inject({
    method: "POST",
    url: "/api/attachments",
    headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), page, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  });
  if (answer.statusCode !== 201) throw new Error(`demo: the minutes were not taken: ${answer.body}`);
  return [(answer.json() as { id: string }).id];
}
