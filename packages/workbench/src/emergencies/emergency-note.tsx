import { EmergencyState, listEmergencies } from "@yihao/contract/emergency";
import { Alert } from "antd";
import { Link } from "react-router";
import { useReading } from "../common/use-reading.ts";
import { useMe } from "../session/use-me.ts";
import { emergencyTopics } from "./emergency-topics.ts";

/** Said on the case while an emergency about it is open; for the centre alone. */
export function EmergencyNote({ demandId }: { demandId: string }) {
  const { permissions } = useMe();
  const open = useReading(
    listEmergencies,
    { query: { demandId, isOpen: "true" } },
    { topics: emergencyTopics, enabled: permissions.includes("demand.read") },
  );
  const [found] = open.data?.items ?? [];
  if (found === undefined) return null;
  return (
    <Alert
      type="error"
      showIcon
      title={`突发敏感信息${EmergencyState.word(found.state)}：${found.reason ?? `命中提示词 ${found.terms.join("、")}`}`}
      action={<Link to={`/emergencies/${found.id}`}>去处置</Link>}
    />
  );
}
