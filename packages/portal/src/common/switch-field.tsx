/** One wish as a switch, with a plain sentence of what it does. */
export function SwitchField({
  id,
  label,
  sentence,
  isOn,
  onChange,
}: {
  id: string;
  label: string;
  sentence: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}) {
  return (
    <div className="switch-field">
      <input
        type="checkbox"
        role="switch"
        aria-checked={isOn}
        id={id}
        className="switch"
        checked={isOn}
        aria-describedby={`${id}-sentence`}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id} className="switch-label">
        {label}
      </label>
      <p className="switch-sentence" id={`${id}-sentence`}>
        {sentence}
      </p>
    </div>
  );
}
