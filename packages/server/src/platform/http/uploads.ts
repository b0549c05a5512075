import { uploadAttachment } from "@yihao/contract/files";
import { Invalid } from "../../kernel/decision.ts";
import { storeUpload } from "../files.ts";
import { throttle } from "../throttle.ts";
import type { World } from "../world.ts";
import type { App } from "./app.ts";
import { serve } from "./serve.ts";

const uploadThrottle = { limit: 200, windowMinutes: 10, code: "demand.tooMany" } as const;

/** POST /api/attachments: anybody may upload (a citizen's photo comes before the report); an upload that no act takes is removed after a day. */
export function serveUploads(app: App, world: World): void {
  serve(app, world, uploadAttachment, async (asked) => {
    await throttle(asked, "upload", asked.ip ?? "unknown", uploadThrottle);
    const part = asked.request.isMultipart() ? await asked.request.file() : undefined;
    if (part === undefined) throw new Invalid([{ field: "file", message: "请选择要上传的文件" }]);
    return storeUpload(asked, { name: part.filename, stream: part.file });
  });
}
