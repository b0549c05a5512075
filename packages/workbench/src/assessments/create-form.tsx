import { AssessmentPeriod, createAssessment } from "@yihao/contract/assessment";
import { DatePicker, Form, Radio } from "antd";
import dayjs from "dayjs";
import { useNavigate } from "react-router";
import { ActForm } from "../common/act-form.tsx";
import { assessmentTopics } from "./topics.ts";

type Values = { period: AssessmentPeriod; startsOn: string };

/** 测算 the last month unless another period is chosen. */
export function CreateForm({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  return (
    <ActForm<typeof createAssessment, Values>
      title="测算一期考核"
      open
      onClose={onClose}
      to={createAssessment}
      topics={assessmentTopics}
      initialValues={{ period: "month", startsOn: dayjs().startOf("month").subtract(1, "month").format("YYYY-MM-DD") }}
      toCall={(body) => ({ body })}
      done={(made) => `${made.name}已测算`}
      onDone={(made) => void navigate(`/assessments/${made.id}`)}
      submitWord="测算"
      consequence="只计应办结的件，未到期的结转下期；测算后可以录入、重新测算，公示以后不再变动。"
    >
      <Form.Item name="period" label="周期" required>
        <Radio.Group options={AssessmentPeriod.values.map((value) => ({ value, label: AssessmentPeriod.word(value) }))} />
      </Form.Item>
      <Form.Item name="startsOn" label="从哪个月开始" required extra="季度选第一个月，年度选 1 月。">
        <MonthPicker />
      </Form.Item>
    </ActForm>
  );
}

type PickerProps = { id?: string; value?: string; onChange?: (day: string | undefined) => void };

/** The first day of a month as the contract writes it. */
function MonthPicker({ id, value, onChange }: PickerProps) {
  return (
    <DatePicker
      {...(id === undefined ? {} : { id })}
      picker="month"
      value={value === undefined ? null : dayjs(value)}
      onKeyDown={(event) => {
        // Enter takes the month; it must not send the form as well.
        if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) event.preventDefault();
      }}
      onChange={(picked) => onChange?.(picked?.startOf("month").format("YYYY-MM-DD"))}
    />
  );
}
