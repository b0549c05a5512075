import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

type Marks = { id: string; "aria-describedby": string | undefined; "aria-invalid": boolean | undefined };

/** Label, hint and error of one input; the input gets the ids that tie them together. */
export function Field({
  id,
  label,
  hint,
  error,
  children,
}: {
  id: string;
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  children: (marks: Marks) => ReactNode;
}) {
  const ids = [hint === undefined ? "" : `${id}-hint`, error === undefined ? "" : `${id}-error`].filter((each) => each !== "");
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {hint !== undefined && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({
        id,
        "aria-describedby": ids.length === 0 ? undefined : ids.join(" "),
        "aria-invalid": error === undefined ? undefined : true,
      })}
      <FieldError id={id} error={error} />
    </div>
  );
}

export function FieldError({ id, error }: { id: string; error: string | undefined }) {
  if (error === undefined) return null;
  return (
    <p className="field-error" id={`${id}-error`}>
      <Icon name="warning" />
      {error}
    </p>
  );
}
