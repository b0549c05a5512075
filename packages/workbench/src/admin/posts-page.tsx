import "./admin.css";
import { listAgencies } from "@yihao/contract/directory";
import { AgencyPost, listPosts, type Post, vacatePost } from "@yihao/contract/posts";
import { countWords } from "@yihao/ui/number-words.ts";
import { App } from "antd";
import { useMemo, useState } from "react";
import { Link, useSearchParams } from "react-router";
import { WordsFilter } from "../common/filter-bar.tsx";
import { isFoundBy } from "../common/found-by.ts";
import { Loaded } from "../common/loaded.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { RowsSkeleton } from "../common/skeletons.tsx";
import { EmptyState } from "../common/states.tsx";
import { useAct } from "../common/use-act.ts";
import { neverStale, useReading } from "../common/use-reading.ts";
import { PostForm } from "./post-form.tsx";
import { type RowAct, RowActs } from "./row-acts.tsx";
import { TreeTable } from "./tree-table.tsx";
import { useRefresh } from "./use-refresh.ts";

type Chosen = { agency: { id: string; name: string }; post: AgencyPost };

export function PostsPage() {
  const [params, setParams] = useSearchParams();
  const words = params.get("words") ?? undefined;
  const posts = useReading(listPosts, {});
  const agencies = useReading(listAgencies, { query: { active: "true" } }, { staleTime: neverStale });
  const [chosen, choose] = useState<Chosen>();
  const vacate = useVacate();
  const nodes = useMemo(() => {
    const own = new Set(posts.data?.agencyIds);
    const filled = Map.groupBy(posts.data?.items ?? [], ({ agencyId }) => agencyId);
    const kept = (agencies.data?.items ?? []).filter(({ id }) => own.has(id));
    return kept.map((agency) => ({ key: agency.id, parentKey: agency.parentId, agency, posts: filled.get(agency.id) ?? [] }));
  }, [posts.data, agencies.data]);
  type Node = (typeof nodes)[number];
  const isFound = useMemo(
    () =>
      words === undefined
        ? undefined
        : ({ agency, posts: held }: Node) =>
            isFoundBy(words, { texts: [agency.name, agency.shortName, ...held.flatMap(namesOf)], initials: agency.initials }),
    [words],
  );
  const actsOf = ({ agency, posts: held }: Node): RowAct[] => [
    ...AgencyPost.values.map((post) => ({ key: post, label: `设定${AgencyPost.word(post)}`, onAct: () => choose({ agency, post }) })),
    ...held.map(({ post }) => ({
      key: `vacate-${post}`,
      label: `撤去${AgencyPost.word(post)}`,
      isDangerous: true,
      onAct: () => vacate(agency, post),
    })),
  ];
  const filledCount = posts.data === undefined ? 0 : new Set(posts.data.items.map(({ agencyId }) => agencyId)).size;
  return (
    <PageShell
      title="单位岗位"
      count={posts.data && `${countWords(posts.data.agencyIds.length)} 个单位，已设岗位 ${countWords(filledCount)} 个`}
      tools={<Link to="/admin/roster">值班表</Link>}
    >
      <p className="page-lead">预警逐级送给联络员、分管领导、主要负责人，答复由后两者审签。没有设定的，由上级单位的同一岗位承担。</p>
      <WordsFilter
        value={words}
        onChange={(typed) => setParams(typed === undefined ? {} : { words: typed })}
        placeholder="单位名称、姓名、拼音首字母"
      />
      <Loaded query={posts} skeleton={<RowsSkeleton />}>
        {() =>
          nodes.length === 0 && agencies.isSuccess ? (
            <EmptyState title="没有您管理的单位" hint="岗位由热线中心班长、系统管理员或本单位负责人设定。" />
          ) : (
            <TreeTable
              label="单位岗位"
              nodes={nodes}
              nameOf={({ agency }) => agency.name}
              nameTitle="单位"
              isFound={isFound}
              columns={[
                ...AgencyPost.values.map((post) => ({
                  key: post,
                  title: AgencyPost.word(post),
                  width: 168,
                  from: "medium" as const,
                  render: (node: Node) => <Holders post={node.posts.find((each) => each.post === post)} />,
                })),
                {
                  key: "filled",
                  title: "已设",
                  width: 64,
                  render: ({ posts: held }: Node) => (
                    <span className="figures">
                      {held.length}/{AgencyPost.values.length}
                    </span>
                  ),
                },
                { key: "acts", title: "操作", width: 92, render: (node: Node) => <RowActs of={node.agency.name} acts={actsOf(node)} /> },
              ]}
            />
          )
        }
      </Loaded>
      {chosen !== undefined && (
        <PostForm key={`${chosen.agency.id}.${chosen.post}`} agency={chosen.agency} post={chosen.post} onClose={() => choose(undefined)} />
      )}
    </PageShell>
  );
}

function useVacate() {
  const { modal } = App.useApp();
  const refresh = useRefresh(listPosts);
  const vacate = useAct(vacatePost, { topics: [], done: () => "已撤去，由上级单位的同一岗位承担" });
  return (agency: { id: string; name: string }, post: AgencyPost) =>
    void modal.confirm({
      title: `撤去${AgencyPost.word(post)}？`,
      content: `${agency.name}的${AgencyPost.word(post)}空缺后，预警和审签由上级单位的${AgencyPost.word(post)}承担；上级也没有的，无人承担。`,
      okText: "撤去",
      okButtonProps: { danger: true },
      onOk: () => vacate.mutate({ params: { id: agency.id, post } }, { onSuccess: refresh }),
    });
}

const namesOf = ({ holder, deputy }: Post): string[] => (deputy === null ? [holder.name] : [holder.name, deputy.name]);

function Holders({ post }: { post: Post | undefined }) {
  if (post === undefined) return <span className="faint">未设</span>;
  return (
    <>
      <Person {...post.holder} />
      {post.deputy !== null && (
        <p className="row-under">
          B 岗 <Person {...post.deputy} />
        </p>
      )}
    </>
  );
}

function Person({ name, isActive }: { name: string; isActive: boolean }) {
  return (
    <>
      {name}
      {!isActive && <span className="tag">账号停用</span>}
    </>
  );
}
