import type { Demand } from "@yihao/contract/demand";
import { Channel, Gender, Line, RequesterKind } from "@yihao/contract/demand-words";
import { AttachmentList } from "../common/attachments.tsx";
import { Facts } from "../common/facts.tsx";
import { Moment } from "../common/moment.tsx";
import { Contact, type Look } from "./contact.tsx";

type Props = { demand: Omit<Demand, "can">; look: Look };

/** What was said: the citizen's own words first, then where and when, then who. */
export function DemandFacts({ demand, look }: Props) {
  const flags = [demand.isConfidential && "要求保密", demand.isAnonymous && "匿名", demand.noReplyWanted && "不需要回复"].filter(
    (flag) => flag !== false,
  );
  return (
    <section className="panel" aria-labelledby="facts-title">
      <h2 id="facts-title">诉求内容</h2>
      {flags.length > 0 && (
        <p className="flags">
          {flags.map((flag) => (
            <span key={flag} className="tag is-warning">
              {flag}
            </span>
          ))}
        </p>
      )}
      <blockquote className="own-words prose">{demand.content}</blockquote>
      <AttachmentList items={demand.attachments} />
      <Facts
        rows={[
          ["分类", demand.categoryName ?? "未分类"],
          ["事发地", [demand.regionName, demand.address].filter(Boolean).join(" ") || "未填"],
          ["事发时间", demand.occurredAt && <Moment key="occurred" at={demand.occurredAt} />],
          ["被反映人或单位", demand.subjectName],
          ["渠道", `${Channel.word(demand.channel)}${demand.line === "citizen" ? "" : ` · ${Line.word(demand.line)}`}`],
          [
            "登记",
            <>
              <Moment key="registered" at={demand.registeredAt} /> {demand.registeredBy}
            </>,
          ],
          ["原诉求编号", demand.previousNumber],
        ]}
      />
      <h3>诉求人</h3>
      <Facts
        rows={[
          [
            "类别",
            `${RequesterKind.word(demand.requesterKind)}${demand.requesterGender === "unknown" ? "" : ` · ${Gender.word(demand.requesterGender)}`}`,
          ],
          ["企业", demand.enterpriseName],
        ]}
      />
      <Contact demand={demand} look={look} />
    </section>
  );
}
