import { type Assessment, AssessmentBand, AssessmentStanding, type StandingRow } from "@yihao/contract/assessment";
import { AgencyGroup } from "@yihao/contract/assessment-scheme";
import { Link } from "react-router";
import { scoreWords } from "./point-words.ts";

type Props = { group: AgencyGroup; assessment: Assessment };

/** One group: who stands in which band, in the order of the directory and not of points; who had nothing due is listed apart. */
export function GroupBoard({ group, assessment }: Props) {
  const members = assessment.standings.filter((row) => row.group === group);
  const scored = members.filter(({ standing }) => standing === "scored");
  if (members.length === 0) return null;
  const unplaced = scored.filter(({ band }) => band === null);
  const isHidden = assessment.state === "provisional" || assessment.state === "frozen";
  return (
    <section className="panel" aria-labelledby={`group-${group}`}>
      <h2 id={`group-${group}`}>
        {AgencyGroup.word(group)}（计分 {scored.length} 个）
      </h2>
      {scored.length > 0 && (
        <div className="bands">
          {AssessmentBand.values.map((band) => (
            <Band
              key={band}
              title={AssessmentBand.word(band)}
              rows={scored.filter((row) => row.band === band)}
              assessmentId={assessment.id}
            />
          ))}
          {unplaced.length > 0 && <Band title={isHidden ? "发布后分档" : "未出分"} rows={unplaced} assessmentId={assessment.id} />}
        </div>
      )}
      {(["noDue", "noDemand"] as const).map((standing) => (
        <Apart key={standing} title={AssessmentStanding.word(standing)} rows={members.filter((row) => row.standing === standing)} />
      ))}
    </section>
  );
}

function Band({ title, rows, assessmentId }: { title: string; rows: readonly StandingRow[]; assessmentId: string }) {
  if (rows.length === 0) return null;
  return (
    <section className="band" aria-label={title}>
      <h3>
        {title}（{rows.length} 个）
      </h3>
      <ul>
        {rows.map((row) => (
          <li key={row.agencyId} className="band-agency">
            {row.fullPoints === null ? (
              row.agencyName
            ) : (
              <Link to={`/assessments/${assessmentId}/agencies/${row.agencyId}`}>{row.agencyName}</Link>
            )}
            <span>
              {row.missing > 0 && <span className="tag is-warning">缺 {row.missing} 项</span>}
              {row.openAppeals > 0 && <span className="tag is-warning">申诉 {row.openAppeals}</span>}{" "}
              <span className="figures faint">{scoreWords(row)}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Apart({ title, rows }: { title: string; rows: readonly StandingRow[] }) {
  if (rows.length === 0) return null;
  return (
    <p className="apart">
      <strong>
        {title}（{rows.length} 个，不计分）：
      </strong>
      {rows.map(({ agencyName }) => agencyName).join("、")}
    </p>
  );
}
