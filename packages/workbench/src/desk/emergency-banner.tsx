import { AlertOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useMe } from "../session/use-me.ts";

/** 突发敏感信息 does not wait for a disposal: registered as it stands, then flagged to the shift lead. */
export function EmergencyBanner({ isBusy, onFlag }: { isBusy: boolean; onFlag: () => void }) {
  const { permissions } = useMe();
  if (!permissions.includes("emergency.flag")) return null;
  return (
    <p className="desk-emergency">
      <AlertOutlined aria-hidden="true" /> 爆炸、泄漏、轻生、聚集等突发敏感信息，先登记再立即上报班长。
      <Button size="small" danger loading={isBusy} onClick={onFlag}>
        登记并上报突发
      </Button>
    </p>
  );
}
