import "./assessment.css";
import {
  AgencyGroup,
  AssessmentIndicator,
  addScheme,
  type Formula,
  FormulaKind,
  type Scheme,
  type SchemeItem,
  SchemeSection,
} from "@yihao/contract/assessment-scheme";
import type { Words } from "@yihao/contract/words";
import { Button, Form, Input, InputNumber, Select } from "antd";
import { DayPicker } from "../admin/day-picker.tsx";
import { ActForm } from "../common/act-form.tsx";
import { assessmentTopics } from "./topics.ts";

type FormulaValues = { kind: FormulaKind; target?: number; slope?: number; floor?: number; each?: number; cap?: number };
type ItemValues = Omit<SchemeItem, "formula" | "indicator"> & { indicator?: AssessmentIndicator | null; formula: FormulaValues };
type Values = { name: string; effectiveFrom: string; source: string; bands: Scheme["bands"]; items: ItemValues[] };

const optionsOf = <T extends Record<string, string>>(words: Words<T>) => words.values.map((value) => ({ value, label: words.word(value) }));

function formulaOf({ kind, target = 0, slope = 0, floor = 0, each = 0, cap = 0 }: FormulaValues): Formula {
  if (kind === "floorSlope") return { kind, target, slope, floor };
  return kind === "perCase" ? { kind, each, cap } : { kind };
}

/** A new version, begun from the newest: what was scored by the old ones stays as it was. */
export function SchemeForm({ from, onClose }: { from: Scheme; onClose: () => void }) {
  return (
    <ActForm<typeof addScheme, Values>
      title={`制定第 ${from.version + 1} 版考核方案`}
      open
      onClose={onClose}
      to={addScheme}
      topics={assessmentTopics}
      draftKey={`scheme.${from.version + 1}`}
      initialValues={{ name: from.name, bands: from.bands, items: from.items }}
      toCall={({ items, ...rest }) => ({
        body: { ...rest, items: items.map((item) => ({ ...item, indicator: item.indicator ?? null, formula: formulaOf(item.formula) })) },
      })}
      done={(made) => `第 ${made.version} 版已制定，${made.effectiveFrom} 起的考核按它计分`}
      submitWord="制定"
      consequence="版本制定后不再改动；生效日以后开始的周期按新版本计分。"
    >
      <Form.Item name="name" label="方案名称" required>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="effectiveFrom" label="生效日期" rules={[{ required: true, message: "请选择生效日期" }]}>
        <DayPicker />
      </Form.Item>
      <Form.Item name="source" label="依据" required>
        <Input maxLength={300} />
      </Form.Item>
      <div className="scheme-item-pair">
        <Form.Item name={["bands", "firstFrom"]} label="一档起点（%）">
          <InputNumber min={0} max={100} />
        </Form.Item>
        <Form.Item name={["bands", "secondFrom"]} label="二档起点（%）">
          <InputNumber min={0} max={100} />
        </Form.Item>
      </div>
      <Form.List name="items">
        {(fields, { add, remove }, { errors }) => (
          <>
            <Form.ErrorList errors={errors} />
            {fields.map(({ key, name }) => (
              <ItemFields key={key} name={name} onRemove={() => remove(name)} />
            ))}
            <Button
              type="dashed"
              block
              onClick={() => add({ section: "quality", groups: [...AgencyGroup.values], fullPoints: 0, formula: { kind: "typed" } })}
            >
              增加项目
            </Button>
          </>
        )}
      </Form.List>
    </ActForm>
  );
}

function ItemFields({ name, onRemove }: { name: number; onRemove: () => void }) {
  const kind = Form.useWatch(["items", name, "formula", "kind"], Form.useFormInstance<Values>());
  const number = (field: keyof FormulaValues, label: string) => (
    <Form.Item name={[name, "formula", field]} label={label}>
      <InputNumber min={0} max={1000} step={0.5} />
    </Form.Item>
  );
  return (
    <fieldset className="scheme-item-fields">
      <legend>项目 {name + 1}</legend>
      <div className="scheme-item-pair">
        <Form.Item name={[name, "name"]} label="项目名称">
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name={[name, "code"]} label="代码">
          <Input maxLength={32} />
        </Form.Item>
        <Form.Item name={[name, "section"]} label="板块">
          <Select options={optionsOf(SchemeSection)} />
        </Form.Item>
        <Form.Item name={[name, "fullPoints"]} label="满分">
          <InputNumber min={0} max={1000} />
        </Form.Item>
        <Form.Item name={[name, "formula", "kind"]} label="计分方式">
          <Select options={optionsOf(FormulaKind)} />
        </Form.Item>
        <Form.Item name={[name, "indicator"]} label="指标">
          <Select allowClear placeholder="不选即由考核员录入" options={optionsOf(AssessmentIndicator)} />
        </Form.Item>
        {kind === "floorSlope" && number("target", "目标（%）")}
        {kind === "floorSlope" && number("slope", "每低 1 个百分点扣分")}
        {kind === "floorSlope" && number("floor", "保底分")}
        {kind === "perCase" && number("each", "每件分值")}
        {kind === "perCase" && number("cap", "封顶")}
      </div>
      <Form.Item name={[name, "groups"]} label="适用分组">
        <Select mode="multiple" options={optionsOf(AgencyGroup)} />
      </Form.Item>
      <Form.Item name={[name, "source"]} label="依据">
        <Input maxLength={200} />
      </Form.Item>
      <Button danger onClick={onRemove}>
        移除项目 {name + 1}
      </Button>
    </fieldset>
  );
}
