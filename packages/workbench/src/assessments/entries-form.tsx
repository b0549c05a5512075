import "./assessment.css";
import { type Assessment, enterAssessmentValues } from "@yihao/contract/assessment";
import { AgencyGroup } from "@yihao/contract/assessment-scheme";
import { Button, Form, Input, InputNumber, Select } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { assessmentTopics } from "./topics.ts";

type Values = { itemCode?: string; source: string; values?: Record<string, number | null> };
type Props = { assessment: Assessment; onClose: () => void };

/** 录入: one item, as many agencies as one likes, with the source. */
export function EntriesForm({ assessment, onClose }: Props) {
  const first = assessment.typedItems.find(({ missing }) => missing > 0) ?? assessment.typedItems[0];
  return (
    <ActForm<typeof enterAssessmentValues, Values>
      title={`录入得分 · ${assessment.name}`}
      open
      onClose={onClose}
      to={enterAssessmentValues}
      topics={assessmentTopics}
      draftKey={`assessment-entries.${assessment.id}`}
      initialValues={first === undefined ? {} : { itemCode: first.code }}
      toCall={({ itemCode = "", source, values = {} }) => ({
        params: { id: assessment.id },
        body: {
          itemCode,
          source,
          values: Object.entries(values).flatMap(([agencyId, value]) => (typeof value === "number" ? [{ agencyId, value }] : [])),
        },
      })}
      done={() => "已录入"}
      submitWord="录入"
    >
      <Form.Item name="itemCode" label="项目" required>
        <Select
          options={assessment.typedItems.map((item) => ({
            value: item.code,
            label: `${item.name}${item.missing > 0 ? `（缺 ${item.missing} 个）` : ""}`,
          }))}
        />
      </Form.Item>
      <Form.Item name="source" label="来源" required extra="如“11 月现场核查记录”“第 3 次拨测通报”。">
        <Input maxLength={300} />
      </Form.Item>
      <AgencyValues assessment={assessment} />
    </ActForm>
  );
}

function AgencyValues({ assessment }: { assessment: Assessment }) {
  const form = Form.useFormInstance<Values>();
  const itemCode = Form.useWatch("itemCode", form);
  const item = assessment.typedItems.find(({ code }) => code === itemCode);
  if (item === undefined) return null;
  const rows = assessment.standings.filter((row) => row.standing === "scored" && item.groups.includes(row.group));
  const isPoints = item.formula.kind === "typed";
  const fill = () => {
    const known = form.getFieldValue("values") as Values["values"];
    const values = Object.fromEntries(rows.map(({ agencyId }) => [agencyId, known?.[agencyId] ?? item.fullPoints]));
    form.setFieldValue("values", values);
  };
  return (
    <fieldset className="entry-rows">
      <legend>
        {isPoints ? `得分（满分 ${item.fullPoints}）` : "件数"} {isPoints && <Button onClick={fill}>没填的填满分</Button>}
      </legend>
      {rows.map((row) => (
        <div key={row.agencyId} className="entry-row">
          <label htmlFor={`entry-${row.agencyId}`}>
            {row.agencyName} <span className="faint">{AgencyGroup.word(row.group)}</span>
          </label>
          <Form.Item name={["values", row.agencyId]}>
            <InputNumber id={`entry-${row.agencyId}`} min={0} max={isPoints ? item.fullPoints : 1000} step={isPoints ? 0.5 : 1} />
          </Form.Item>
        </div>
      ))}
    </fieldset>
  );
}
