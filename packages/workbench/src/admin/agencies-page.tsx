import "./admin.css";
import { type Agency, AgencyKind, listAgencies, listRegions, SignOffRule, updateAgency } from "@yihao/contract/directory";
import { countWords } from "@yihao/ui/number-words.ts";
import { Button, Form, Input, Radio, Switch } from "antd";
import { useMemo, useState } from "react";
import { useSearchParams } from "react-router";
import { ActForm } from "../common/act-form.tsx";
import { WordsFilter } from "../common/filter-bar.tsx";
import { isFoundBy } from "../common/found-by.ts";
import { Loaded } from "../common/loaded.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { RowsSkeleton } from "../common/skeletons.tsx";
import { neverStale, useReading } from "../common/use-reading.ts";
import { ImportLink } from "./import-link.tsx";
import { TreeTable } from "./tree-table.tsx";
import { usePlatformNames } from "./use-platform-names.ts";
import { useRefresh } from "./use-refresh.ts";

export function AgenciesPage() {
  const [params, setParams] = useSearchParams();
  const words = params.get("words") ?? undefined;
  const agencies = useReading(listAgencies, { query: {} });
  const regions = useReading(listRegions, {}, { staleTime: neverStale });
  const [edited, edit] = useState<Agency>();
  const items = agencies.data?.items;
  const nodes = useMemo(() => (items ?? []).map((agency) => ({ key: agency.id, parentKey: agency.parentId, agency })), [items]);
  const isFound = useMemo(
    () =>
      words === undefined
        ? undefined
        : ({ agency }: (typeof nodes)[number]) =>
            isFoundBy(words, { texts: [agency.name, agency.shortName, agency.code], initials: agency.initials }),
    [words],
  );
  const regionName = (code: string) => regions.data?.items.find((region) => region.code === code)?.name ?? code;
  return (
    <PageShell
      title="单位"
      count={items && `${countWords(items.length)} 个，其中停用 ${countWords(items.filter(({ isActive }) => !isActive).length)} 个`}
      tools={<ImportLink kind="agencies">导入单位</ImportLink>}
    >
      <WordsFilter
        value={words}
        onChange={(typed) => setParams(typed === undefined ? {} : { words: typed })}
        placeholder="名称、简称、代码、拼音首字母"
      />
      <Loaded query={agencies} skeleton={<RowsSkeleton />}>
        {() => (
          <TreeTable
            label="承办单位"
            nodes={nodes}
            nameOf={({ agency }) => agency.name}
            nameTitle="单位名称"
            isFound={isFound}
            columns={[
              { key: "short", title: "简称", width: 150, from: "medium", render: ({ agency }) => agency.shortName },
              {
                key: "code",
                title: "代码",
                width: 120,
                from: "large",
                render: ({ agency }) => <span className="figures">{agency.code}</span>,
              },
              { key: "kind", title: "类别", width: 148, from: "medium", render: ({ agency }) => AgencyKind.word(agency.kind) },
              {
                key: "place",
                title: "区划",
                width: 170,
                from: "large",
                render: ({ agency }) => (agency.regionCode === null ? <span className="faint">全市</span> : regionName(agency.regionCode)),
              },
              {
                key: "state",
                title: "状态",
                width: 68,
                render: ({ agency }) => (agency.isActive ? <span className="tag is-good">启用</span> : <span className="tag">停用</span>),
              },
              {
                key: "acts",
                title: "操作",
                width: 76,
                render: ({ agency }) => (
                  <Button size="small" onClick={() => edit(agency)} aria-label={`修改 ${agency.name}`}>
                    修改
                  </Button>
                ),
              },
            ]}
          />
        )}
      </Loaded>
      {edited !== undefined && <AgencyForm agency={edited} onClose={() => edit(undefined)} />}
    </PageShell>
  );
}

function AgencyForm({ agency, onClose }: { agency: Agency; onClose: () => void }) {
  const platformName = usePlatformNames();
  const refresh = useRefresh(listAgencies);
  return (
    <ActForm<typeof updateAgency, Pick<Agency, "name" | "shortName" | "isActive" | "signOff">>
      title={`修改单位 · ${agency.code}`}
      open
      onClose={onClose}
      to={updateAgency}
      topics={[]}
      draftKey={`agency.${agency.id}`}
      initialValues={{ name: agency.name, shortName: agency.shortName, isActive: agency.isActive, signOff: agency.signOff }}
      toCall={(body) => ({ params: { id: agency.id }, body })}
      done={(reply) => `已修改：${reply.name}`}
      onDone={refresh}
      submitWord="保存"
      consequence="停用后不能再派给它，在办的任务继续办理；上下级关系和代码通过导入调整。"
    >
      <p className="form-path">
        {AgencyKind.word(agency.kind)} · {platformName(agency.platformCode)}
      </p>
      <Form.Item name="name" label="单位名称" required>
        <Input maxLength={80} showCount />
      </Form.Item>
      <Form.Item name="shortName" label="简称" required>
        <Input maxLength={20} showCount />
      </Form.Item>
      <Form.Item name="signOff" label="审签" extra="答复离开本单位以前由谁签字；岗位人员在“单位岗位”中设定。">
        <Radio.Group className="is-stacked" options={SignOffRule.values.map((value) => ({ value, label: SignOffRule.word(value) }))} />
      </Form.Item>
      <Form.Item name="isActive" label="可以派单" valuePropName="checked">
        <Switch checkedChildren="启用" unCheckedChildren="停用" />
      </Form.Item>
    </ActForm>
  );
}
