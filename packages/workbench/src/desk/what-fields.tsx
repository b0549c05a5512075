import { DemandKind, SpecialCare } from "@yihao/contract/demand-words";
import { Urgency } from "@yihao/contract/directory";
import { Form, Input, Radio, Select } from "antd";
import { CategoryPicker } from "../common/category-picker.tsx";
import { ClockPicker } from "../common/clock-picker.tsx";
import { RegionPicker } from "../common/region-picker.tsx";
import type { RegistrationValues } from "./registration-values.ts";

/** What, of which kind, where, when: in the order in which people tell it. */
export function WhatFields() {
  return (
    <>
      <Form.Item<RegistrationValues> name="content" label="主要内容" required className="is-wide">
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} maxLength={5000} placeholder="照诉求人说的记：什么事、在哪里、希望怎样" />
      </Form.Item>
      <Form.Item<RegistrationValues> name="title" label="标题" required className="is-wide">
        <Input maxLength={100} placeholder="取自第一句话，可改" />
      </Form.Item>
      <KindField />
      <Form.Item<RegistrationValues> name="categoryCode" label="分类" className="is-wide">
        <CategoryPicker placeholder="输入中文、拼音首字母、代码或关键词" />
      </Form.Item>
      <Form.Item<RegistrationValues> name="regionCode" label="事发地">
        <RegionPicker placeholder="县（市、区）/ 镇街" />
      </Form.Item>
      <Form.Item<RegistrationValues> name="address" label="详细地址">
        <Input maxLength={200} placeholder="路、小区、楼栋" />
      </Form.Item>
      <Form.Item<RegistrationValues> name="occurredAt" label="事发时间">
        <ClockPicker />
      </Form.Item>
      <UrgencyField />
      <SpecialCareField />
    </>
  );
}

export function KindField() {
  return (
    <Form.Item name="kind" label="类型" required className="is-wide">
      <Radio.Group optionType="button" options={DemandKind.values.map((value) => ({ value, label: DemandKind.word(value) }))} />
    </Form.Item>
  );
}

/** 绿色通道: whoever needs special care is served as urgent at least. */
export function SpecialCareField() {
  return (
    <Form.Item name="specialCare" label="绿色通道">
      <Select
        allowClear
        placeholder="老幼孕残、急难愁盼"
        options={SpecialCare.values.map((value) => ({ value, label: SpecialCare.word(value) }))}
      />
    </Form.Item>
  );
}

export function UrgencyField() {
  return (
    <Form.Item name="urgency" label="紧急程度" required>
      <Radio.Group optionType="button" options={Urgency.values.map((value) => ({ value, label: Urgency.word(value) }))} />
    </Form.Item>
  );
}
