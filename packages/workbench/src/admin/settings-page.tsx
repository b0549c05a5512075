import "./admin.css";
import { type CitySetting, listSettings } from "@yihao/contract/city-settings";
import { Button, ConfigProvider } from "antd";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { ActButton } from "../common/act-button.tsx";
import { WordsFilter } from "../common/filter-bar.tsx";
import { Loaded } from "../common/loaded.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { RowsSkeleton } from "../common/skeletons.tsx";
import { EmptyState } from "../common/states.tsx";
import { useReading } from "../common/use-reading.ts";
import { AdminTable } from "./admin-table.tsx";
import { SettingForm } from "./setting-form.tsx";
import { SettingHistory } from "./setting-history.tsx";
import { WorkPeriodsPanel } from "./work-periods-panel.tsx";

type Chosen = { act: "set" | "history"; setting: CitySetting };

/** The name of a group is the name of the module whose rules read the numbers. */
const groupWords: Readonly<Record<string, string>> = {
  demand: "受理",
  dispatch: "派单",
  handling: "承办",
  review: "审核",
  callback: "回访",
  supervision: "预警与督办",
  emergency: "突发敏感信息",
  notice: "消息",
};
const groupOf = (key: string) => groupWords[key.slice(0, key.indexOf("."))] ?? "其他";

export function SettingsPage() {
  const [params, setParams] = useSearchParams();
  const words = params.get("words") ?? undefined;
  const settings = useReading(listSettings, {});
  const [chosen, choose] = useState<Chosen>();
  const close = () => choose(undefined);
  return (
    <PageShell
      title="规则参数"
      count={settings.data && `${settings.data.items.length} 项，本市自定 ${settings.data.items.filter(isOwn).length} 项`}
    >
      <p className="page-lead">法规没有定死的数字由本市自定，自生效日起施行；过去的办件按当时的规则。点参数名看历次设定。</p>
      <WorkPeriodsPanel />
      <WordsFilter
        value={words}
        onChange={(typed) => setParams(typed === undefined ? {} : { words: typed })}
        placeholder="参数名称，如：退单"
      />
      <Loaded query={settings} skeleton={<RowsSkeleton />}>
        {({ items, can }) => {
          const found = items.filter(({ key, word }) => words === undefined || `${groupOf(key)}${word}`.includes(words));
          const groups = Map.groupBy(found, ({ key }) => groupOf(key));
          if (found.length === 0) return <EmptyState title="没有找到" hint="可换个词，如：延期、回访、免打扰。" />;
          return [...groups].map(([group, own]) => (
            <section key={group} aria-label={group}>
              <h2 className="settings-group">{group}</h2>
              <AdminTable
                label={`${group}的规则参数`}
                rows={own}
                keyOf={({ key }) => key}
                columns={[
                  {
                    key: "word",
                    title: "参数",
                    render: (row) => (
                      <Button type="link" className="setting-word" onClick={() => choose({ act: "history", setting: row })}>
                        {row.word}
                        <span className="for-screen-readers">，看历史</span>
                      </Button>
                    ),
                  },
                  { key: "value", title: "今天的值", width: 140, render: (row) => <Value setting={row} /> },
                  { key: "bounds", title: "范围", width: 120, from: "medium", render: (row) => `${row.min}–${row.max} ${row.unit}` },
                  { key: "source", title: "依据", from: "medium", render: (row) => sourceOf(row) },
                  {
                    key: "acts",
                    title: "操作",
                    width: 84,
                    render: (row) => (
                      <ConfigProvider componentSize="small">
                        <ActButton permit={can.set} onAct={() => choose({ act: "set", setting: row })}>
                          设定<span className="for-screen-readers">{row.word}</span>
                        </ActButton>
                      </ConfigProvider>
                    ),
                  },
                ]}
              />
            </section>
          ));
        }}
      </Loaded>
      {chosen?.act === "set" && <SettingForm key={chosen.setting.key} setting={chosen.setting} onClose={close} />}
      {chosen?.act === "history" && <SettingHistory setting={chosen.setting} onClose={close} />}
    </PageShell>
  );
}

const isOwn = ({ history, upcoming }: CitySetting) => history.length > (upcoming === null ? 0 : 1);
const presentOf = ({ history, upcoming }: CitySetting) =>
  history.find((value) => upcoming === null || value.effectiveFrom < upcoming.effectiveFrom);
const sourceOf = (setting: CitySetting) => presentOf(setting)?.source ?? `默认值：${setting.initialSource}`;

function Value({ setting }: { setting: CitySetting }) {
  const { value, unit, initial, upcoming } = setting;
  return (
    <>
      <strong>
        {value} {unit}
      </strong>
      {value !== initial && <p className="row-under">默认 {initial}</p>}
      {upcoming !== null && (
        <p className="row-under">
          {upcoming.effectiveFrom} 起 {upcoming.value} {unit}
        </p>
      )}
    </>
  );
}
