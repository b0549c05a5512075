import { DatePicker } from "antd";
import dayjs from "dayjs";

type Props = {
  id?: string;
  value?: string | null;
  onChange?: (instant: string | undefined) => void;
  /** Up to now, for what has happened; any, for what is planned. */
  until?: "now" | "any";
};
const wall = "YYYY-MM-DDTHH:mm:00";

/** Picks an instant. What is shown and picked is the wall clock of Shanghai (no summer time), wherever the browser stands. */
export function ClockPicker({ id, value, onChange, until = "now" }: Props) {
  const shown = value ? dayjs(new Date(Date.parse(value) + 8 * 3_600_000).toISOString().slice(0, 19)) : null;
  return (
    <DatePicker
      {...(id === undefined ? {} : { id })}
      value={shown}
      showTime={{ format: "HH:mm" }}
      format="YYYY-MM-DD HH:mm"
      {...(until === "now" ? { maxDate: dayjs() } : {})}
      onChange={(picked) => onChange?.(picked ? `${picked.format(wall)}+08:00` : undefined)}
    />
  );
}
