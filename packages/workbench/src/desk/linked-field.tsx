import { CloseOutlined } from "@ant-design/icons";
import { Button, Form } from "antd";
import type { DisposalValues, MergeTarget } from "./disposals.ts";

/** Something linked by a press in the column beside; stands in the form only while it is linked, and can be let go. */
export function LinkedField({ name, label }: { name: "repeats" | "conclusion"; label: string }) {
  const form = Form.useFormInstance<DisposalValues>();
  const linked = Form.useWatch(name, { form, preserve: true });
  if (linked === undefined || linked === null) return null;
  return (
    <Form.Item<DisposalValues> name={name} label={label}>
      <Linked label={label} />
    </Form.Item>
  );
}

function Linked({
  id,
  value,
  onChange,
  label,
}: {
  id?: string;
  value?: MergeTarget;
  onChange?: (value: undefined) => void;
  label: string;
}) {
  if (value === undefined) return null;
  return (
    <span id={id} className="desk-cited">
      <span className="tag is-warning">{value.label}</span>
      <Button type="text" size="small" icon={<CloseOutlined />} aria-label={`取消${label}`} onClick={() => onChange?.(undefined)} />
    </span>
  );
}
