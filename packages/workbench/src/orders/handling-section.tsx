import type { Application } from "@yihao/contract/applications";
import type { Assignment, ReturnRequest } from "@yihao/contract/handling";
import type { ReactNode } from "react";
import { ApplicationCard } from "./application-card.tsx";
import { AssignmentCard } from "./assignment-card.tsx";
import { ReturnCard } from "./return-card.tsx";

type Props = { assignments: readonly Assignment[]; returns: readonly ReturnRequest[]; applications: readonly Application[] };

/** 承办情况: one card an agency, with its own state and light; delegated ones stand under theirs. */
export function HandlingSection({ assignments, returns, applications }: Props) {
  if (assignments.length === 0) return null;
  const known = new Set(assignments.map((assignment) => assignment.id));
  const roots = assignments.filter(({ parentAssignmentId }) => parentAssignmentId === null || !known.has(parentAssignmentId));
  const branch = (assignment: Assignment) => (
    <li key={assignment.id}>
      <AssignmentCard of={assignment} />
      {returns
        .filter((each) => each.assignmentId === assignment.id)
        .map((each) => (
          <ReturnCard key={each.id} of={each} />
        ))}
      {applications
        .filter((each) => each.assignmentId === assignment.id)
        .map((each) => (
          <ApplicationCard key={each.id} of={each} />
        ))}
      <Branches items={assignments.filter((each) => each.parentAssignmentId === assignment.id)} branch={branch} />
    </li>
  );
  return (
    <section className="panel" aria-labelledby="handling-title">
      <h2 id="handling-title">承办情况（{assignments.length} 个单位）</h2>
      <ul className="assignments">{roots.map(branch)}</ul>
    </section>
  );
}

function Branches({ items, branch }: { items: readonly Assignment[]; branch: (assignment: Assignment) => ReactNode }) {
  return items.length === 0 ? null : <ul className="assignments">{items.map(branch)}</ul>;
}
