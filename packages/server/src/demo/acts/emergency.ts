import * as demand from "@yihao/contract/demand";
import * as emergency from "@yihao/contract/emergency";
import { addDays, dateOf, instantOf } from "../../kernel/shanghai.ts";
import type { Stage } from "../cast.ts";

const minute = 60_000;

/** 突发敏感信息: last night's, written up and closed, and one that the shift lead has just been called for. */
export async function emergencyActs(stage: Stage): Promise<void> {
  const end = stage.clock.now();
  const [operator, lead, leader] = [stage.as("zuoxi04"), stage.as("banzhang01"), stage.as("zhuren01")];
  await stage.as("admin")(emergency.addEmergencyTerms, { body: { terms: [...emergency.commonEmergencyTerms] } });
  const goOn = (minutes: number) => stage.clock.set(new Date(stage.clock.now().getTime() + minutes * minute));
  const flagged = async (key: string, words: { title: string; content: string; reason: string }) => {
    const { id } = await operator(demand.registerDemand, {
      body: {
        requestKey: `demo-emergency-${key}`,
        kind: "assistance",
        title: words.title,
        content: words.content,
        urgency: "critical",
        regionCode: "320613008",
        callerNumber: "13861960001",
      },
    });
    return operator(emergency.flagEmergency, { params: { id }, body: { reason: words.reason } });
  };

  stage.clock.set(instantOf(addDays(dateOf(end), -1), "02:05"));
  const night = await flagged("night", {
    title: "居民楼内有浓烈燃气味",
    content: "整栋楼都闻到很浓的燃气味，有老人头晕，物业电话没有人接，请马上派人来。",
    reason: "疑似燃气泄漏，涉及整栋居民楼，有人不适",
  });
  goOn(3);
  const of = { params: { id: night.id } };
  await lead(emergency.confirmEmergency, { ...of, body: { decision: "confirmed", opinion: "与报警人和燃气公司核实属实，119 已出动" } });
  goOn(6);
  await leader(emergency.directEmergency, { ...of, body: { direction: "请燃气公司、属地街道立即到场，先疏散后检修，两小时内报情况。" } });
  goOn(45);
  await lead(emergency.writeBriefing, {
    ...of,
    body: {
      title: "关于某居民楼燃气泄漏的情况",
      facts: "凌晨 2 时许，热线接报一居民楼有浓烈燃气味。经核实，系楼内立管接头老化渗漏，涉及 1 个单元 24 户。",
      measures: "消防、燃气公司、街道到场处置，关闭阀门，疏散居民 61 人，2 名老人送医观察。",
      followUps: "更换立管接头，清晨恢复供气；对同批次小区排查。",
    },
  });
  goOn(200);
  await leader(emergency.closeEmergency, { ...of, body: { result: "接头已更换，供气恢复，送医老人平安回家；同批次小区排查已布置。" } });

  stage.clock.set(new Date(end.getTime() - 2 * minute));
  await flagged("now", {
    title: "菜市场附近多人围堵争执",
    content: "菜市场门口几十个摊主和管理人员争执，围了很多人，路已经走不通了。",
    reason: "几十人围堵，可能影响交通和秩序",
  });
  stage.clock.set(end);
}
