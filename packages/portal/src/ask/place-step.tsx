import { Field } from "../common/field.tsx";
import { PageHeading } from "../shell/page-heading.tsx";
import { LocationPicker } from "./location-picker.tsx";
import type { StepProps } from "./step-props.ts";
import { useRegions } from "./use-regions.ts";

export function PlaceStep({ draft, errors, change }: StepProps) {
  const regions = useRegions();
  const counties = regions.data?.filter((region) => region.level === "county") ?? [];
  const streets = regions.data?.filter((region) => region.level === "street" && region.parentCode === draft.countyCode) ?? [];
  return (
    <>
      <PageHeading title="在什么地方？" />
      <p className="step-hint">知道多少填多少；不清楚或与地点无关，可以直接到下一步。</p>
      {regions.isError ? (
        <p className="step-hint" role="alert">
          县区名单没有载入，请在下面直接写地址。
          <button type="button" className="button-plain" onClick={() => void regions.refetch()}>
            再试一次
          </button>
        </p>
      ) : (
        <div className="pair">
          <Field id="countyCode" label="县（市、区）" error={errors.regionCode}>
            {(marks) => (
              <select
                {...marks}
                className="input"
                value={draft.countyCode}
                disabled={regions.isPending}
                onChange={(event) => change({ countyCode: event.target.value, streetCode: "" })}
              >
                <option value="">{regions.isPending ? "正在载入……" : "不选"}</option>
                {counties.map((region) => (
                  <option key={region.code} value={region.code}>
                    {region.name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field id="streetCode" label="乡镇（街道）">
            {(marks) => (
              <select
                {...marks}
                className="input"
                value={draft.streetCode}
                disabled={streets.length === 0}
                onChange={(event) => change({ streetCode: event.target.value })}
              >
                <option value="">{draft.countyCode === "" ? "先选县（市、区）" : "不选"}</option>
                {streets.map((region) => (
                  <option key={region.code} value={region.code}>
                    {region.name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
      )}
      <Field id="address" label="具体地址" hint="路名、小区、门牌，或者旁边有什么。" error={errors.address}>
        {(marks) => (
          <input
            {...marks}
            className="input"
            autoComplete="off"
            value={draft.address}
            onChange={(event) => change({ address: event.target.value })}
          />
        )}
      </Field>
      <LocationPicker longitude={draft.longitude} latitude={draft.latitude} error={errors.longitude ?? errors.latitude} onChange={change} />
    </>
  );
}
