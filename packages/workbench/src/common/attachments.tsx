import { DeleteOutlined, PaperClipOutlined, UploadOutlined } from "@ant-design/icons";
import { ProblemError } from "@yihao/contract/client";
import { type Attachment, AttachmentKind, attachmentCountMax, attachmentMegabytesMax } from "@yihao/contract/files";
import { sizeWords } from "@yihao/ui/number-words.ts";
import { Button, Select, Upload } from "antd";
import { useState } from "react";
import { uploadFile } from "../api.ts";

/** Papers, pictures and recordings of a case; pictures and sound inline. */
export function AttachmentList({ items }: { items: readonly Attachment[] }) {
  if (items.length === 0) return null;
  return (
    <ul className="attachments" aria-label="附件">
      {items.map((item) => {
        const href = `/api/attachments/${item.id}`;
        return (
          <li key={item.id}>
            {/^image\/(jpeg|png|webp|gif)$/.test(item.mediaType) && (
              <a href={href} target="_blank" rel="noreferrer" className="attachment-picture">
                <img src={href} alt={item.name} loading="lazy" />
              </a>
            )}
            {item.mediaType.startsWith("audio/") && (
              <audio controls preload="none" src={href} aria-label={item.name}>
                <track kind="captions" />
              </audio>
            )}
            <a href={href} target="_blank" rel="noreferrer">
              <PaperClipOutlined aria-hidden="true" /> {item.name}
            </a>{" "}
            <span className="faint">
              {item.kind !== null && `${AttachmentKind.word(item.kind)} · `}
              {sizeWords(item.bytes)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** What an act says of its papers. */
export function claimOf(papers: readonly Attachment[]): { attachmentIds: string[]; attachmentKinds: Record<string, AttachmentKind> } {
  return {
    attachmentIds: papers.map(({ id }) => id),
    attachmentKinds: Object.fromEntries(papers.flatMap(({ id, kind }) => (kind === null ? [] : [[id, kind]]))),
  };
}

type UploadProps = {
  id?: string;
  value?: Attachment[];
  onChange?: (value: Attachment[]) => void;
  /** What a paper usually shows here; with it each one can be said to show something else. */
  usualKind?: AttachmentKind;
};

/** Uploads files one by one; the value is what the server took. A form field of antd. */
export function AttachmentUpload({ id, value = [], onChange, usualKind }: UploadProps) {
  const [waiting, setWaiting] = useState(0);
  const [problem, setProblem] = useState<string>();
  const take = async (files: readonly File[]) => {
    setProblem(undefined);
    let taken = value;
    for (const file of files.slice(0, attachmentCountMax - value.length)) {
      setWaiting((count) => count + 1);
      try {
        taken = [...taken, { ...(await uploadFile(file)), kind: usualKind ?? null }];
        onChange?.(taken);
      } catch (error) {
        setProblem(`“${file.name}”没有上传成功：${error instanceof ProblemError ? error.problem.title : "请重试"}`);
      } finally {
        setWaiting((count) => count - 1);
      }
    }
  };
  return (
    <div className="attachment-upload">
      <Upload
        {...(id === undefined ? {} : { id })}
        multiple
        showUploadList={false}
        disabled={value.length >= attachmentCountMax}
        beforeUpload={(file, all) => {
          if (file === all[0]) void take(all);
          return Upload.LIST_IGNORE;
        }}
      >
        <Button icon={<UploadOutlined />} loading={waiting > 0}>
          选择文件
        </Button>
      </Upload>
      <span className="faint">
        最多 {attachmentCountMax} 个，每个不超过 {attachmentMegabytesMax} MB
      </span>
      {problem !== undefined && (
        <p role="alert" className="danger">
          {problem}
        </p>
      )}
      {value.length > 0 && (
        <ul className="attachments">
          {value.map((item) => (
            <li key={item.id}>
              <PaperClipOutlined aria-hidden="true" /> {item.name} <span className="faint">{sizeWords(item.bytes)}</span>{" "}
              {usualKind !== undefined && (
                <Select
                  size="small"
                  aria-label={`${item.name} 的种类`}
                  value={item.kind ?? usualKind}
                  options={AttachmentKind.values.map((kind) => ({ value: kind, label: AttachmentKind.word(kind) }))}
                  popupMatchSelectWidth={false}
                  onChange={(kind) => onChange?.(value.map((each) => (each.id === item.id ? { ...each, kind } : each)))}
                />
              )}
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined />}
                aria-label={`移除 ${item.name}`}
                onClick={() => onChange?.(value.filter((each) => each.id !== item.id))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
