import type { Words } from "@yihao/contract/words";
import { Button, DatePicker, Input, Select } from "antd";
import dayjs from "dayjs";
import { type ReactNode, useState } from "react";

type Change = (changes: Readonly<Record<string, string | undefined>>) => void;

type BarProps = {
  names: readonly string[];
  filters: Readonly<Record<string, string>>;
  change: Change;
  children: ReactNode;
};

/** A row of filters, the words first, with a way to drop them all; on a phone only the words stand open. */
export function FilterBar({ names, filters, change, children }: BarProps) {
  const [isOpen, setOpen] = useState(false);
  const isFiltered = names.some((name) => filters[name] !== undefined);
  return (
    <search className={isOpen ? "filter-bar is-open" : "filter-bar"} aria-label="筛选">
      {children}
      <Button className="filter-more-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        更多筛选
      </Button>
      {isFiltered && (
        <Button type="link" onClick={() => change(Object.fromEntries(names.map((name) => [name, undefined])))}>
          清空筛选
        </Button>
      )}
    </search>
  );
}

type WordFilterProps<T extends Record<string, string>> = {
  label: string;
  words: Words<T>;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
};

/** One value of an enumeration, in its own words. */
export function WordFilter<T extends Record<string, string>>({ label, words, value, onChange }: WordFilterProps<T>) {
  return (
    <Select
      className="filter"
      aria-label={label}
      placeholder={label}
      value={value ?? null}
      onChange={(picked: string | null | undefined) => onChange(picked ?? undefined)}
      options={words.values.map((each) => ({ value: each, label: words.word(each) }))}
      allowClear
      popupMatchSelectWidth={false}
    />
  );
}

type WordsFilterProps = { value: string | undefined; onChange: (value: string | undefined) => void; placeholder?: string };

/** Words to find; sent by Enter or by leaving with the clear cross. */
export function WordsFilter({ value, onChange, placeholder = "编号、标题、内容" }: WordsFilterProps) {
  return (
    <Input.Search
      key={value ?? ""}
      className="filter filter-words"
      defaultValue={value ?? ""}
      placeholder={placeholder}
      aria-label={`查找：${placeholder}`}
      allowClear
      onSearch={(typed) => onChange(typed.trim() || undefined)}
    />
  );
}

/** From and to, both days included, as the contract's `from` and `to`. */
export function DatesFilter({
  from,
  to,
  change,
  label,
}: {
  from: string | undefined;
  to: string | undefined;
  change: Change;
  label: string;
}) {
  return (
    <DatePicker.RangePicker
      className="filter filter-dates"
      value={[from ? dayjs(from) : null, to ? dayjs(to) : null]}
      allowEmpty={[true, true]}
      placeholder={[`${label}起`, `${label}止`]}
      aria-label={label}
      onChange={(dates) => change({ from: dates?.[0]?.format("YYYY-MM-DD"), to: dates?.[1]?.format("YYYY-MM-DD") })}
    />
  );
}
