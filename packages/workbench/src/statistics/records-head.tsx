import { type Dimension, dimensions, type Part, parts, readAgencyFigures, readBreakdown, readFigures } from "@yihao/contract/statistics";
import { Segmented } from "antd";
import { useSearchParams } from "react-router";
import { useReading } from "../common/use-reading.ts";
import { DefinitionPopover } from "./definition-popover.tsx";
import { valueWords } from "./figure-words.ts";

type Filters = Readonly<Record<string, string>>;
const dimensionWords: Readonly<Record<Dimension, string>> = {
  channel: "渠道",
  kind: "类型",
  category: "分类",
  region: "区划",
  line: "服务专线",
  day: "日期",
  disposition: "处理方式",
};
const partWords: Readonly<Record<Part, string>> = { numerator: "计入的", denominator: "全部", rest: "未计入的" };

/** Which number these records make up: period, indicator with its 口径, slice, agency; and which side of a rate. */
export function RecordsHead({ filters }: { filters: Filters }) {
  const { from = "", to = "" } = filters;
  const [, setParams] = useSearchParams();
  const code = filters.indicator ?? (filters.dimension === undefined ? "demandCount" : undefined);
  const figures = useReading(readFigures, { query: { from, to } }, { staleTime: 60_000, enabled: code !== undefined });
  const figure = figures.data?.figures.find((each) => each.code === code);
  const part = parts.find((each) => each === filters.part) ?? "numerator";
  return (
    <div className="records-head panel">
      <p className="records-what">
        <span className="figures">{from === to ? from : `${from} 至 ${to}`}</span>
        {figure !== undefined && (
          <>
            <strong>{figure.name}</strong>
            {filters.agencyId === undefined && filters.dimension === undefined && <span className="figures">{valueWords(figure)}</span>}
            <DefinitionPopover figure={figure} />
          </>
        )}
        <SliceName filters={filters} />
        <AgencyName filters={filters} />
      </p>
      {figure?.unit === "%" && (
        <Segmented<Part>
          aria-label="看哪一部分"
          value={part}
          onChange={(next) =>
            setParams((before) => {
              const search = new URLSearchParams(before);
              search.set("part", next);
              search.delete("after");
              search.delete("page");
              return search;
            })
          }
          options={parts.map((value) => ({ value, label: partWords[value] }))}
        />
      )}
    </div>
  );
}

function SliceName({ filters }: { filters: Filters }) {
  const { from = "", to = "", key } = filters;
  const dimension = dimensions.find((each) => each === filters.dimension);
  const slices = useReading(
    readBreakdown,
    { params: { dimension: dimension ?? "day" }, query: { from, to } },
    { enabled: dimension !== undefined, staleTime: 60_000 },
  );
  if (dimension === undefined || key === undefined) return null;
  return (
    <span>
      {dimensionWords[dimension]}：<strong>{slices.data?.items.find((slice) => slice.key === key)?.name ?? key}</strong>
    </span>
  );
}

function AgencyName({ filters }: { filters: Filters }) {
  const { from = "", to = "", agencyId } = filters;
  const agencies = useReading(readAgencyFigures, { query: { from, to } }, { enabled: agencyId !== undefined, staleTime: 60_000 });
  if (agencyId === undefined) return null;
  const name = agencies.data?.items.find((agency) => agency.agencyId === agencyId)?.name;
  return name === undefined ? null : (
    <span>
      主办单位：<strong>{name}</strong>
      <span className="faint">（连同下级单位）</span>
    </span>
  );
}
