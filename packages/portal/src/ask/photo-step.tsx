import { type ChangeEvent, useRef, useState } from "react";
import { FieldError } from "../common/field.tsx";
import { Icon } from "../common/icon.tsx";
import { PageHeading } from "../shell/page-heading.tsx";
import { PhotoList } from "./photo-list.tsx";
import type { StepProps } from "./step-props.ts";
import { addFiles, filesMax, useUploads } from "./uploads.ts";

const accepted = "image/*,video/mp4,video/quicktime,audio/*,.pdf,.docx,.xlsx";

export function PhotoStep({ draft, errors, change }: StepProps) {
  const uploads = useUploads();
  const camera = useRef<HTMLInputElement>(null);
  const album = useRef<HTMLInputElement>(null);
  const [leftOut, setLeftOut] = useState(0);
  const count = draft.attachments.length;
  const isFull = count + uploads.length >= filesMax;

  const take = (event: ChangeEvent<HTMLInputElement>) => {
    setLeftOut(addFiles([...(event.target.files ?? [])]));
    change({ attachments: draft.attachments });
    // The same file may be chosen again after it was removed.
    event.target.value = "";
  };

  return (
    <>
      <PageHeading title="有照片吗？" />
      <p className="step-hint">没有也没关系，可以直接到下一步。照片、视频、录音或文件，最多 {filesMax} 个，每个不超过 20 MB。</p>
      <div className="photo-buttons">
        <button
          type="button"
          className="button button-large"
          disabled={isFull}
          aria-invalid={errors.attachmentIds === undefined ? undefined : true}
          onClick={() => camera.current?.click()}
        >
          <Icon name="camera" />
          拍照
        </button>
        <button type="button" className="button button-large" disabled={isFull} onClick={() => album.current?.click()}>
          <Icon name="file" />
          选照片或文件
        </button>
        <input ref={camera} type="file" hidden accept="image/*" capture="environment" aria-label="拍照" onChange={take} />
        <input ref={album} type="file" hidden multiple accept={accepted} aria-label="选照片或文件" onChange={take} />
      </div>
      <FieldError id="attachmentIds" error={errors.attachmentIds} />
      <p role="status" className="step-hint">
        {leftOut > 0 && `最多 ${filesMax} 个，有 ${leftOut} 个没有加入。`}
        {count > 0 && `已传 ${count} 个。`}
        {isFull && "已经满了，要换请先移除。"}
      </p>
      <PhotoList attachments={draft.attachments} uploads={uploads} />
    </>
  );
}
