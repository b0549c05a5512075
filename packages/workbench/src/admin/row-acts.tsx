import { MoreOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";

export type RowAct = { key: string; label: string; onAct: () => void; isDangerous?: boolean };

/** What can be done with a row, behind one button that fits every width. */
export function RowActs({ of, acts }: { of: string; acts: readonly RowAct[] }) {
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        items: acts.map(({ key, label, isDangerous = false }) => ({ key, label, danger: isDangerous })),
        onClick: ({ key }) => acts.find((act) => act.key === key)?.onAct(),
      }}
    >
      <Button size="small" icon={<MoreOutlined />} aria-label={`${of}的操作`}>
        操作
      </Button>
    </Dropdown>
  );
}
