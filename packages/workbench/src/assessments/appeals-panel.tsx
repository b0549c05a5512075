import { listAssessmentAppeals } from "@yihao/contract/assessment-appeal";
import { useReading } from "../common/use-reading.ts";
import { AppealCard } from "./appeal-card.tsx";
import { assessmentTopics } from "./topics.ts";

/** The appeals of a period that this person may see; of one agency when named. */
export function AppealsPanel({ assessmentId, agencyId }: { assessmentId: string; agencyId?: string }) {
  const appeals = useReading(
    listAssessmentAppeals,
    { query: { assessmentId, limit: 100, ...(agencyId === undefined ? {} : { agencyId }) } },
    { topics: assessmentTopics },
  );
  if (appeals.data === undefined || appeals.data.items.length === 0) return null;
  const { items, next } = appeals.data;
  return (
    <section className="panel" aria-labelledby="appeals-title">
      <h2 id="appeals-title">
        考核申诉（{items.length}
        {next === null ? "" : "+"} 件）
      </h2>
      {items.map((each) => (
        <AppealCard key={each.id} of={each} />
      ))}
    </section>
  );
}
