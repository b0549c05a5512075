import { Channel, channelGroupOf } from "@yihao/contract/demand-words";
import { sql } from "kysely";
import type { Indicator } from "./shape.ts";

const channels = Channel.values.filter((channel) => channelGroupOf[channel] === "superior");
const words = channels.map(Channel.word).join("、");

/** 上级交办件满意率: the satisfaction rate, of the orders that came from the platforms above. */
export function superiorIndicators(raw: readonly Indicator[]): Indicator[] {
  return raw.flatMap((indicator) => {
    const { measure } = indicator;
    if (indicator.code !== "satisfactionRate" || measure.kind !== "rate") return [];
    const isSuperior = sql<boolean>`exists (select 1 from work_order_fact o where o.city_code = f.city_code and o.id = f.work_order_id and o.channel in (${sql.join(channels.map((channel) => sql.lit(channel)))}))`;
    return {
      ...indicator,
      code: "superiorSatisfactionRate",
      name: "上级交办件满意率",
      formula: `${indicator.formula}；只计渠道为${words}的工单`,
      source: "连云港市通报：省派工单单列，目标 98",
      version: 1,
      measure: { ...measure, rows: (moment) => sql<boolean>`(${measure.rows(moment)} and ${isSuperior})` },
    };
  });
}
