import { Channel, DemandKind, Line } from "@yihao/contract/demand-words";
import { Light, Urgency } from "@yihao/contract/directory";
import { WorkOrderState } from "@yihao/contract/work-order";
import { Select } from "antd";
import { AgencyPicker } from "../common/agency-picker.tsx";
import { CategoryPicker } from "../common/category-picker.tsx";
import { DatesFilter, FilterBar, WordFilter, WordsFilter } from "../common/filter-bar.tsx";
import { RegionPicker } from "../common/region-picker.tsx";

type Props = {
  filters: Readonly<Record<string, string>>;
  change: (changes: Readonly<Record<string, string | undefined>>) => void /** Filters that the page itself fixes or has no use for. */;
  without?: readonly string[];
};

const markWords = { isKey: "重点", isDifficult: "疑难", isElevated: "提级办理", isRepeated: "重复交办" } as const;
const markNames = Object.keys(markWords) as (keyof typeof markWords)[];
const names = [
  "state",
  "light",
  "kind",
  "categoryCode",
  "regionCode",
  "agencyId",
  "channel",
  "line",
  "urgency",
  ...markNames,
  "from",
  "to",
  "words",
];
const orders = [
  { value: "due", label: "先到期的在前" },
  { value: "newest", label: "新的在前" },
  { value: "oldest", label: "旧的在前" },
];

/** Filters over work orders; all of them stand in the address. */
export function OrderFilters({ filters, change, without = [] }: Props) {
  const shows = (name: string) => !without.includes(name);
  return (
    <FilterBar names={names.filter(shows)} filters={filters} change={change}>
      <WordsFilter value={filters.words} onChange={(words) => change({ words })} />
      {shows("state") && <WordFilter label="状态" words={WorkOrderState} value={filters.state} onChange={(state) => change({ state })} />}
      {shows("light") && <WordFilter label="警示灯" words={Light} value={filters.light} onChange={(light) => change({ light })} />}
      <WordFilter label="诉求类型" words={DemandKind} value={filters.kind} onChange={(kind) => change({ kind })} />
      <CategoryPicker
        className="filter filter-wide"
        label="诉求分类"
        value={filters.categoryCode ?? null}
        onChange={(categoryCode) => change({ categoryCode })}
      />
      <RegionPicker className="filter" label="区划" value={filters.regionCode ?? null} onChange={(regionCode) => change({ regionCode })} />
      {shows("agencyId") && (
        <AgencyPicker
          className="filter filter-wide"
          label="承办单位"
          value={filters.agencyId ?? null}
          onChange={(agencyId) => change({ agencyId })}
        />
      )}
      <WordFilter label="渠道" words={Channel} value={filters.channel} onChange={(channel) => change({ channel })} />
      <WordFilter label="服务专线" words={Line} value={filters.line} onChange={(line) => change({ line })} />
      <WordFilter label="紧急程度" words={Urgency} value={filters.urgency} onChange={(urgency) => change({ urgency })} />
      <Select
        className="filter"
        aria-label="标注"
        placeholder="标注"
        value={markNames.find((name) => filters[name] === "true") ?? null}
        options={markNames.map((name) => ({ value: name, label: markWords[name] }))}
        allowClear
        onChange={(picked: string | null | undefined) =>
          change(Object.fromEntries(markNames.map((name) => [name, name === picked ? "true" : undefined])))
        }
      />
      <DatesFilter label="生成日期" from={filters.from} to={filters.to} change={change} />
      <Select
        className="filter"
        aria-label="排序"
        placeholder="排序"
        value={filters.order ?? null}
        options={orders}
        allowClear
        onChange={(order: string | null | undefined) => change({ order: order ?? undefined })}
      />
    </FilterBar>
  );
}
