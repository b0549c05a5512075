export type RefusalReason =
  | "already-running"
  | "disk-full"
  | "foreign-data"
  | "no-binaries"
  | "read-only"
  | "server-failed"
  | "unreachable"
  | "unsupported-platform"
  | "wrong-owner";

/** The database cannot be started and only a person can change that: `message` is one Chinese sentence for that person. */
export class StartRefusal extends Error {
  override readonly name = "StartRefusal";
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

/** The `code` of a file system or process error, such as "ENOENT"; undefined for any other value. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

/** Runs an act on files below `path`; what the system forbids comes back as a StartRefusal, anything else as it was. */
export function refuseWhenForbidden<Result>(path: string, act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    const code = errorCode(error);
    const cause = { cause: error };
    if (code === "ENOSPC" || code === "EDQUOT")
      throw new StartRefusal("disk-full", `磁盘空间已满，无法写入 ${path}，请清理后重试。`, cause);
    if (code === "EROFS" || code === "EACCES" || code === "EPERM")
      throw new StartRefusal("read-only", `不能写入数据目录 ${path}（${code}），请检查其权限，或用 YIHAO_DATA 指定另一个目录。`, cause);
    if (code === "ENOTDIR" || code === "EEXIST" || code === "ENOENT" || code === "ENAMETOOLONG" || code === "ELOOP")
      throw new StartRefusal("read-only", `数据目录 ${path} 不能使用（${code}），请用 YIHAO_DATA 指定另一个目录。`, cause);
    throw error;
  }
}
