import "./admin.css";
import { EditOutlined } from "@ant-design/icons";
import { listReviewPoints, setReviewPoints } from "@yihao/contract/review";
import { Button, Form, Input } from "antd";
import { useState } from "react";
import { ActForm } from "../common/act-form.tsx";
import { Loaded } from "../common/loaded.tsx";
import { Moment } from "../common/moment.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { RowsSkeleton } from "../common/skeletons.tsx";
import { useReading } from "../common/use-reading.ts";
import { useRefresh } from "./use-refresh.ts";

/** 审核要点: what every reply has to meet before it goes to the requester. */
export function ReviewPointsPage() {
  const points = useReading(listReviewPoints, {});
  const [isEditing, setEditing] = useState(false);
  return (
    <PageShell
      title="审核要点"
      count={points.data && `${points.data.points.length} 条`}
      tools={
        <Button type="primary" icon={<EditOutlined />} onClick={() => setEditing(true)} disabled={points.data === undefined}>
          修改要点
        </Button>
      }
    >
      <p className="page-lead">审核员逐项核对答复，全部达到才能通过；退回重办时，没有达到的要点会写给承办单位。</p>
      <Loaded query={points} skeleton={<RowsSkeleton rows={5} />}>
        {(list) => (
          <section className="panel" aria-label="现行要点">
            <ol className="numbered">
              {list.points.map((point) => (
                <li key={point}>{point}</li>
              ))}
            </ol>
            <p className="faint">
              {list.setAt === null ? (
                "初始清单，本市还没有修改过。"
              ) : (
                <>
                  {list.setBy} <Moment at={list.setAt} /> 设定
                </>
              )}
            </p>
            {isEditing && <PointsForm points={list.points} onClose={() => setEditing(false)} />}
          </section>
        )}
      </Loaded>
    </PageShell>
  );
}

const linesOf = (words: string) =>
  words
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

function PointsForm({ points, onClose }: { points: readonly string[]; onClose: () => void }) {
  const refresh = useRefresh(listReviewPoints);
  return (
    <ActForm<typeof setReviewPoints, { points: string }>
      title="修改审核要点"
      open
      onClose={onClose}
      to={setReviewPoints}
      topics={["workOrders"]}
      draftKey="review-points"
      initialValues={{ points: points.join("\n") }}
      toCall={(values) => ({ body: { points: linesOf(values.points) } })}
      done={(reply) => `已设定 ${reply.points.length} 条审核要点`}
      onDone={refresh}
      submitWord="保存"
      consequence="立即用于以后的审核；已作的审核保留当时的要点。"
    >
      <Form.Item name="points" label="要点" required extra="每行一条，按核对的顺序写。">
        <Input.TextArea autoSize={{ minRows: 6, maxRows: 20 }} />
      </Form.Item>
    </ActForm>
  );
}
