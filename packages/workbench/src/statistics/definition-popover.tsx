import { InfoCircleOutlined } from "@ant-design/icons";
import type { Figure } from "@yihao/contract/statistics";
import { countWords } from "@yihao/ui/number-words.ts";
import { Button, Popover } from "antd";
import { useState } from "react";
import { Facts } from "../common/facts.tsx";

/** 口径: how a figure is counted, where that comes from, and since which version. */
export function DefinitionPopover({ figure }: { figure: Figure }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      trigger="click"
      title={figure.name}
      content={
        <div className="definition">
          <Facts
            rows={[
              ["公式", figure.formula],
              ["来源", figure.source],
              ["版本", `第 ${figure.version} 版`],
              ["本期数据", countsWords(figure)],
            ]}
          />
        </div>
      }
    >
      <Button
        type="text"
        size="small"
        className="definition-button"
        icon={<InfoCircleOutlined />}
        aria-label={`${figure.name}的口径`}
        aria-expanded={isOpen}
        onKeyDown={(event) => {
          if (event.key === "Escape") setOpen(false);
        }}
      >
        口径
      </Button>
    </Popover>
  );
}

/** The two counts a rate or a mean is made of. */
export function countsWords({ unit, numerator, denominator }: Figure): string | null {
  if (denominator === null) return null;
  return unit === "%"
    ? `${countWords(numerator)} ÷ ${countWords(denominator)}`
    : `${countWords(Math.round(numerator / 60))} 个工作小时 ÷ ${countWords(denominator)} 件`;
}
