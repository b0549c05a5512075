import { ChoiceGroup } from "../common/choice-group.tsx";
import { Field } from "../common/field.tsx";
import { SwitchField } from "../common/switch-field.tsx";
import { PageHeading } from "../shell/page-heading.tsx";
import { choicesOf, kindWords } from "../words.ts";
import type { StepProps } from "./step-props.ts";

const kinds = [{ value: "", label: "说不清" }, ...choicesOf(kindWords)] as const;

export function ContactStep({ draft, errors, change }: StepProps) {
  return (
    <>
      <PageHeading title="怎么联系您？" />
      <div className="pair">
        {!draft.isAnonymous && (
          <Field id="requesterName" label="怎么称呼您" error={errors.requesterName}>
            {(marks) => (
              <input
                {...marks}
                className="input"
                autoComplete="name"
                placeholder="如：张女士"
                value={draft.requesterName}
                onChange={(event) => change({ requesterName: event.target.value })}
              />
            )}
          </Field>
        )}
        <Field id="contactPhone" label="手机" error={errors.contactPhone}>
          {(marks) => (
            <input
              {...marks}
              className="input"
              type="tel"
              inputMode="tel"
              autoComplete="tel"
              value={draft.contactPhone}
              onChange={(event) => change({ contactPhone: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Field id="email" label="邮箱（可不填）" error={errors.email}>
        {(marks) => (
          <input
            {...marks}
            className="input"
            type="email"
            inputMode="email"
            autoComplete="email"
            value={draft.email}
            onChange={(event) => change({ email: event.target.value })}
          />
        )}
      </Field>

      <fieldset className="switches">
        <legend className="field-label">您的要求</legend>
        <SwitchField
          id="isAnonymous"
          label="匿名"
          sentence="不记您的称呼；电话只用来把结果告诉您，承办单位看不到。"
          isOn={draft.isAnonymous}
          onChange={(isAnonymous) => change({ isAnonymous })}
        />
        <SwitchField
          id="isConfidential"
          label="保密"
          sentence="您是谁、电话多少，只有热线中心知道，承办单位看不到。"
          isOn={draft.isConfidential}
          onChange={(isConfidential) => change({ isConfidential })}
        />
        <SwitchField
          id="noReplyWanted"
          label="不需要回复"
          sentence="办完不再打电话或发消息给您；您仍可以凭编号自己查结果。"
          isOn={draft.noReplyWanted}
          // With this wish the missing telephone number is no gap any more.
          onChange={(noReplyWanted) => change({ noReplyWanted, contactPhone: draft.contactPhone })}
        />
        <SwitchField
          id="isEnterprise"
          label="代表企业反映"
          sentence="转到企业服务专线“一企来”，由熟悉政策的人员接办。"
          isOn={draft.isEnterprise}
          onChange={(isEnterprise) => change({ isEnterprise })}
        />
        {draft.isEnterprise && (
          <Field id="enterpriseName" label="企业名称" error={errors.enterpriseName}>
            {(marks) => (
              <input
                {...marks}
                className="input"
                autoComplete="organization"
                value={draft.enterpriseName}
                onChange={(event) => change({ enterpriseName: event.target.value })}
              />
            )}
          </Field>
        )}
      </fieldset>

      <ChoiceGroup
        name="kind"
        legend="这是哪一类事"
        hint="说不清也没关系，由热线来定。"
        choices={kinds}
        value={draft.kind ?? ""}
        error={errors.kind}
        onChange={(kind) => change({ kind: kind === "" ? null : kind })}
      />
      <p className="step-hint">没写完的内容只存在这台设备上，一天后自动清除。</p>
    </>
  );
}
