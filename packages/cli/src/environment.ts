/** What the environment says to the command line; the server reads its own in platform/config. */
export const environment = {
  /** Folder of the data, where the server leaves the token. */
  dataFolder: process.env.YIHAO_DATA || "data",
  port: process.env.PORT || "12345",
  /** Address of a server elsewhere. */
  url: process.env.YIHAO_URL?.replace(/\/+$/, "") || undefined,
  token: process.env.YIHAO_TOKEN?.trim() || undefined,
  /** Where npm was called: paths on the command line are meant from there. */
  calledFrom: process.env.INIT_CWD ?? process.cwd(),
} as const;
