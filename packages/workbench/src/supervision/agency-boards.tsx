import { Light } from "@yihao/contract/directory";
import { type AgencyBoard, listAgencyBoards } from "@yihao/contract/warning";
import { WarningIndicator, warningIndicatorDefinitions } from "@yihao/contract/warning-indicators";
import { Link, useSearchParams } from "react-router";
import { AgencyPicker } from "../common/agency-picker.tsx";
import { FilterBar, WordFilter } from "../common/filter-bar.tsx";
import { LightTag } from "../common/light-tag.tsx";
import { Loaded } from "../common/loaded.tsx";
import { RowsSkeleton } from "../common/skeletons.tsx";
import { EmptyState } from "../common/states.tsx";
import { useReading } from "../common/use-reading.ts";
import { supervisionTopics } from "./supervision-topics.ts";

const isLight = (value: string | null): value is (typeof Light.values)[number] => Light.values.some((each) => each === value);
const short = (indicator: (typeof WarningIndicator.values)[number]) => WarningIndicator.word(indicator).replace("（预警）", "");

/** 单位预警板: a line for each agency, a light and a value for each indicator, the worst first. */
export function AgencyBoards() {
  const [params, setParams] = useSearchParams();
  const light = params.get("light");
  const agencyId = params.get("agencyId");
  const query = { ...(isLight(light) ? { light } : {}), ...(agencyId === null ? {} : { agencyId }) };
  const boards = useReading(listAgencyBoards, { query }, { topics: supervisionTopics, keepsPrevious: true });
  const change = (changes: Readonly<Record<string, string | undefined>>) => {
    const next = new URLSearchParams(params);
    for (const [name, value] of Object.entries(changes)) value === undefined ? next.delete(name) : next.set(name, value);
    setParams(next);
  };
  return (
    <>
      <FilterBar
        names={["light", "agencyId"]}
        filters={{ ...(light === null ? {} : { light }), ...(agencyId === null ? {} : { agencyId }) }}
        change={change}
      >
        <WordFilter label="灯色" words={Light} value={light ?? undefined} onChange={(picked) => change({ light: picked })} />
        <AgencyPicker
          className="filter"
          label="单位"
          placeholder="单位"
          value={agencyId}
          onChange={(picked) => change({ agencyId: picked })}
        />
      </FilterBar>
      <Loaded query={boards} skeleton={<RowsSkeleton />}>
        {({ items, month }) =>
          items.length === 0 ? (
            <EmptyState title="没有符合条件的单位" hint="派过单的单位才有预警指标；可以放宽筛选。" />
          ) : (
            <Board items={items} month={month} />
          )
        }
      </Loaded>
    </>
  );
}

function Board({ items, month }: { items: readonly AgencyBoard[]; month: string }) {
  return (
    <section className="board" aria-label="单位预警板">
      <table>
        <caption>
          {month} 本月至今，共 {items.length} 个单位。预警口径，与发布的统计指标不同。
        </caption>
        <thead>
          <tr>
            <th scope="col">单位</th>
            {WarningIndicator.values.map((indicator) => (
              <th key={indicator} scope="col" title={warningIndicatorDefinitions[indicator].formula}>
                {short(indicator)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((board) => (
            <tr key={board.agencyId}>
              <th scope="row">
                <LightTag light={board.light} /> <Link to={`/warnings?agencyId=${board.agencyId}`}>{board.agencyName}</Link>
              </th>
              {WarningIndicator.values.map((indicator) => (
                <td key={indicator}>
                  <Value of={board.indicators.find((each) => each.indicator === indicator)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Value({ of }: { of: AgencyBoard["indicators"][number] | undefined }) {
  if (of === undefined) return <span className="faint">—</span>;
  const { unit } = warningIndicatorDefinitions[of.indicator];
  return (
    <>
      {of.light !== "green" && <LightTag light={of.light} />}{" "}
      {of.value === null ? (
        <span className="faint" title="分母不足，不作判断">
          不作判断
        </span>
      ) : (
        <span className="figures">
          {Math.round(of.value * 10) / 10}
          {unit === "%" ? "%" : ` ${unit}`}
        </span>
      )}
      {of.denominator !== null && (
        <span className="faint figures">
          {" "}
          {of.numerator}/{of.denominator}
        </span>
      )}
    </>
  );
}
