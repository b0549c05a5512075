import type { Choice } from "./choice-group.tsx";

type ChoicesGroupProps<T extends string> = {
  name: string;
  legend: string;
  choices: readonly Choice<T>[];
  values: readonly T[];
  onChange: (values: T[]) => void;
};

/** Any of a few, as large buttons that are checkboxes underneath. */
export function ChoicesGroup<T extends string>({ name, legend, choices, values, onChange }: ChoicesGroupProps<T>) {
  const toggled = (value: T) => (values.includes(value) ? values.filter((each) => each !== value) : [...values, value]);
  return (
    <fieldset className="choices">
      <legend className="field-label">{legend}</legend>
      <div className="choices-row">
        {choices.map(({ value, label }) => (
          <label key={value} className="choice">
            <input type="checkbox" name={name} checked={values.includes(value)} onChange={() => onChange(toggled(value))} />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
