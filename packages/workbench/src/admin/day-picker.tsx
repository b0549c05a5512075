import { DatePicker } from "antd";
import dayjs from "dayjs";

type Props = { id?: string; value?: string | null; onChange?: (day: string | null) => void; placeholder?: string; label?: string };

/** Picks a date as the contract writes it, "2026-11-23"; a form field. */
export function DayPicker({ id, value, onChange, label, placeholder = "选择日期" }: Props) {
  return (
    <DatePicker
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { "aria-label": label })}
      value={value ? dayjs(value) : null}
      placeholder={placeholder}
      onKeyDown={(event) => {
        // Enter takes the day; it must not send the form as well.
        if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) event.preventDefault();
      }}
      onChange={(picked) => onChange?.(picked ? picked.format("YYYY-MM-DD") : null)}
    />
  );
}
