import { AgencyPost, listColleagues, listPosts, type Post, readAgencyPosts, setPost } from "@yihao/contract/posts";
import { Alert, Form } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { useReading } from "../common/use-reading.ts";
import { ColleaguePicker } from "./colleague-picker.tsx";
import { useRefresh } from "./use-refresh.ts";

type Props = { agency: { id: string; name: string }; post: AgencyPost; onClose: () => void };
type Values = { accountId: string; deputyAccountId?: string | null };

const hints: Record<AgencyPost, string> = {
  liaison: "经办人或负责人。黄灯预警和会商通知先送到这里。",
  deputyLeader: "须有“承办单位负责人”角色。橙灯预警送到这里，需要审签的答复由其审签。",
  mainLeader: "须有“承办单位负责人”角色。红灯预警送到这里，重点件的答复由其审签。",
};

/** Who holds a post of an agency, and who stands in. */
export function PostForm({ agency, post, onClose }: Props) {
  const present = useReading(readAgencyPosts, { params: { id: agency.id } });
  const word = AgencyPost.word(post);
  const known = present.data?.items.find((each) => each.post === post);
  // Read first: the form begins with who holds the post now.
  if (present.isPending) return null;
  return <Fields agency={agency} post={post} word={word} own={known?.own ?? null} inherited={known?.inherited ?? null} onClose={onClose} />;
}

function Fields({ agency, post, word, own, inherited, onClose }: Props & { word: string; own: Post | null; inherited: Post | null }) {
  const refresh = useRefresh(listPosts, readAgencyPosts);
  const colleagues = useReading(listColleagues, { query: { agencyId: agency.id } });
  return (
    <ActForm<typeof setPost, Values>
      title={`设定${word}`}
      open
      onClose={onClose}
      to={setPost}
      topics={[]}
      draftKey={`post.${agency.id}.${post}`}
      initialValues={own === null ? {} : { accountId: own.holder.accountId, deputyAccountId: own.deputy?.accountId ?? null }}
      toCall={({ accountId, deputyAccountId }) => ({
        params: { id: agency.id, post },
        body: { accountId, deputyAccountId: deputyAccountId ?? null },
      })}
      done={(reply) => `${reply.agencyName}的${word}：${reply.holder.name}${reply.deputy === null ? "" : `，B 岗 ${reply.deputy.name}`}`}
      onDone={refresh}
      submitWord="设定"
      consequence="立即生效；以前送出的预警和已有的审签不变。"
    >
      <p className="form-path">{agency.name}</p>
      {inherited !== null && (
        <Alert className="act-problem" type="info" showIcon title={`目前由${inherited.agencyName}的${word}${inherited.holder.name}承担`} />
      )}
      <Form.Item name="accountId" label="A 岗" required extra={hints[post]}>
        <ColleaguePicker query={colleagues} />
      </Form.Item>
      <Form.Item name="deputyAccountId" label="B 岗" extra="A 岗不在时顶上；消息同时送给两人。">
        <ColleaguePicker query={colleagues} />
      </Form.Item>
    </ActForm>
  );
}
