import { FieldError } from "./field.tsx";

export type Choice<T> = { value: T; label: string };
type ChoiceGroupProps<T extends string> = {
  name: string;
  legend: string;
  hint?: string;
  choices: readonly Choice<T>[];
  value: T | null;
  error?: string | undefined;
  onChange: (value: T) => void;
};

/** One of a few, as large buttons that are radio buttons underneath. */
export function ChoiceGroup<T extends string>({ name, legend, hint, choices, value, error, onChange }: ChoiceGroupProps<T>) {
  return (
    <fieldset className="choices" aria-describedby={error === undefined ? undefined : `${name}-error`}>
      <legend className="field-label">{legend}</legend>
      {hint !== undefined && <p className="field-hint">{hint}</p>}
      <div className="choices-row">
        {choices.map((choice) => (
          <label key={choice.value} className="choice">
            <input
              type="radio"
              name={name}
              checked={choice.value === value}
              aria-invalid={error === undefined ? undefined : true}
              onChange={() => onChange(choice.value)}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
      <FieldError id={name} error={error} />
    </fieldset>
  );
}
