import { ArrowDownOutlined, ArrowUpOutlined, MinusOutlined } from "@ant-design/icons";
import type { Figure } from "@yihao/contract/statistics";
import { changeOf, valueWords } from "./figure-words.ts";

const icons = { up: <ArrowUpOutlined />, down: <ArrowDownOutlined />, same: <MinusOutlined /> };

/** How a figure moved against the period before. Grey on purpose: more is not always better, and the reader judges. */
export function ChangeNote({ figure, isWhole = false }: { figure: Figure; isWhole?: boolean }) {
  const change = changeOf(figure);
  if (change === undefined) return <span className="faint">上期无数据</span>;
  return (
    <span className="change">
      <span aria-hidden="true">{icons[change.direction]}</span>{" "}
      <span>
        {isWhole && "较上期"}
        {change.words}
      </span>
      {isWhole && <span className="faint">（上期 {valueWords({ unit: figure.unit, value: figure.previous })}）</span>}
    </span>
  );
}
