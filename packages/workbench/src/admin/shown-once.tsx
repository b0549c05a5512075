import { Alert, Button, Modal, Typography } from "antd";

/** A secret that the server shows a single time. Only its own button closes it, so that it is not lost by a slip. */
export function ShownOnce({
  title,
  hint,
  secret,
  onClose,
}: {
  title: string;
  hint: string;
  secret: string | undefined;
  onClose: () => void;
}) {
  return (
    <Modal
      open={secret !== undefined}
      title={title}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          已妥善保存
        </Button>
      }
    >
      <Alert type="warning" showIcon title="只显示这一次，关闭后无法再查看" />
      <Typography.Paragraph code copyable={{ tooltips: ["复制", "已复制"] }} className="secret">
        {secret ?? ""}
      </Typography.Paragraph>
      <p className="faint">{hint}</p>
    </Modal>
  );
}
