import { type Assessment, announceAssessment, publishAssessment } from "@yihao/contract/assessment";
import { ActForm } from "../common/act-form.tsx";
import { assessmentTopics } from "./topics.ts";

type Props = { assessment: Assessment; onClose: () => void };
type Nothing = Record<string, never>;

export function AnnounceForm({ assessment, onClose }: Props) {
  return (
    <ActForm<typeof announceAssessment, Nothing>
      title={`公示 · ${assessment.name}`}
      open
      onClose={onClose}
      to={announceAssessment}
      topics={assessmentTopics}
      toCall={() => ({ params: { id: assessment.id } })}
      done={(made) => `已公示，申诉至 ${made.appealUntil ?? ""}`}
      submitWord="公示"
      isDangerous
      consequence="公示后不能再录入和重新测算，只有申诉成立才会更正。"
    >
      <p>各单位会收到通知，只看到本单位的得分和失分明细，可以在申诉期内申诉。</p>
    </ActForm>
  );
}

export function PublishForm({ assessment, onClose }: Props) {
  return (
    <ActForm<typeof publishAssessment, Nothing>
      title={`发布 · ${assessment.name}`}
      open
      onClose={onClose}
      to={publishAssessment}
      topics={assessmentTopics}
      toCall={() => ({ params: { id: assessment.id } })}
      done={() => "已按档次发布"}
      submitWord="发布"
      isDangerous
      consequence="发布后不能撤回。"
    >
      <p>各单位会看到全部单位的档次，只看到本单位的得分；不公布名次。</p>
    </ActForm>
  );
}
