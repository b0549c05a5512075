import { sizeWords } from "@yihao/ui/number-words.ts";
import { useState } from "react";
import { Icon } from "../common/icon.tsx";
import type { Draft } from "./draft.ts";
import { dropAttachment, dropUpload, previewOf, retryUpload, type Upload } from "./uploads.ts";

export function PhotoList({ attachments, uploads }: { attachments: Draft["attachments"]; uploads: readonly Upload[] }) {
  if (attachments.length + uploads.length === 0) return null;
  return (
    <ul className="photos">
      {attachments.map((each) => (
        <li key={each.id} className="photo">
          <Preview id={each.id} />
          <span className="photo-name">{each.name}</span>
          <span className="photo-said">{sizeWords(each.bytes)}，已上传</span>
          <button type="button" className="button-plain" aria-label={`移除 ${each.name}`} onClick={() => dropAttachment(each.id)}>
            移除
          </button>
        </li>
      ))}
      {uploads.map((each) => (
        <li key={each.key} className={each.error === null ? "photo" : "photo photo-failed"}>
          <span className="photo-picture">
            <Icon name={each.error === null ? "file" : "warning"} />
          </span>
          <span className="photo-name">{each.file.name}</span>
          {each.error === null ? (
            <progress className="photo-progress" value={each.progress} aria-label={`${each.file.name} 上传进度`} />
          ) : (
            <span className="photo-said" role="alert">
              {each.error}
            </span>
          )}
          <span className="row">
            {each.error !== null && (
              <button type="button" className="button-plain" aria-label={`重传 ${each.file.name}`} onClick={() => retryUpload(each.key)}>
                重传
              </button>
            )}
            <button type="button" className="button-plain" aria-label={`移除 ${each.file.name}`} onClick={() => dropUpload(each.key)}>
              移除
            </button>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Preview({ id }: { id: string }) {
  const url = previewOf(id);
  // Some telephones take pictures that the browser cannot show.
  const [isShown, setShown] = useState(true);
  return (
    <span className="photo-picture">
      {url !== undefined && isShown ? <img src={url} alt="" onError={() => setShown(false)} /> : <Icon name="file" />}
    </span>
  );
}
