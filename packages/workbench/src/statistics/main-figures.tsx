import type { Figure } from "@yihao/contract/statistics";
import { Link } from "react-router";
import { ChangeNote } from "./change-note.tsx";
import { DefinitionPopover } from "./definition-popover.tsx";
import { valueParts } from "./figure-words.ts";
import type { Range } from "./range.ts";
import { figureRecords } from "./records-link.ts";

const wanted = ["demandCount", "dispatchedCount", "onlineAnswerRate", "onTimeRate", "satisfactionRate", "solvedRate"];
// Who is bound to an agency is not told the figures of demands; these take their places.
const standIns = ["assignmentCount", "acknowledgedInTimeRate", "overdueOpen", "nonInquiryHandlingDays"];

/** The six figures a leader looks at first, as far as they are told. */
export function mainFiguresOf(figures: readonly Figure[]): Figure[] {
  const found = (codes: readonly string[]) => codes.flatMap((code) => figures.find((figure) => figure.code === code) ?? []);
  return [...found(wanted), ...found(standIns)].slice(0, wanted.length);
}

export function MainFigures({ figures, range }: { figures: readonly Figure[]; range: Range }) {
  return (
    <ul className="main-figures" aria-label="主要指标">
      {figures.map((figure) => {
        const { number, unit } = valueParts(figure);
        return (
          <li key={figure.code} className="main-figure">
            <div className="main-figure-name">
              <h2>{figure.name}</h2>
              <DefinitionPopover figure={figure} />
            </div>
            <p className="main-figure-value">
              <Link to={figureRecords(range, figure)} aria-label={`${figure.name} ${number} ${unit}，打开记录`}>
                {number}
                {unit !== "" && <small> {unit}</small>}
              </Link>
            </p>
            <p className="main-figure-change">
              <ChangeNote figure={figure} isWhole />
            </p>
          </li>
        );
      })}
    </ul>
  );
}
