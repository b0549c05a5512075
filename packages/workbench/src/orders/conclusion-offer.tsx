import { type Demand, similarDemands } from "@yihao/contract/demand";
import { Alert, Button, Form } from "antd";
import { useReading } from "../common/use-reading.ts";
import { useMe } from "../session/use-me.ts";

/** The same requester heard the end of this matter before: one press answers with the concluding opinion. Stands inside the form. */
export function ConclusionOffer({ demand }: { demand: Demand }) {
  const form = Form.useFormInstance<{ answer?: string; conclusionId?: string | null }>();
  const chosen = Form.useWatch("conclusionId", { form, preserve: true });
  const { permissions } = useMe();
  const found = useReading(
    similarDemands,
    { body: { content: "", demandId: demand.id } },
    { topics: ["demands"], enabled: permissions.includes("demand.register") },
  );
  const conclusion = found.data?.conclusion ?? null;
  if (conclusion === null) return null;
  const isChosen = chosen === conclusion.id;
  return (
    <Alert
      type="info"
      showIcon
      title={`这位诉求人的同一事项已终结（工单 ${conclusion.orderNumber}）`}
      description={conclusion.opinion}
      action={
        <Button
          size="small"
          onClick={() =>
            form.setFieldsValue(isChosen ? { conclusionId: null } : { answer: conclusion.opinion, conclusionId: conclusion.id })
          }
        >
          {isChosen ? "不按终结意见" : "按终结意见答复"}
        </Button>
      }
    />
  );
}
