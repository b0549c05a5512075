import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { join } from "node:path";

/**
 * Takes the mail of the product under test and keeps each in a file of the folder: the stage and the tests are different processes.
 * The least of RFC 5321. Returns the SMTP address and what ends it.
 */
export async function openMailbox(folder: string): Promise<{ url: string; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  let count = 0;
  const server = createServer((socket) => {
    let pending = "";
    let content: string[] | null = null;
    const hear = (line: string) => {
      if (content === null) {
        if (/^DATA/i.test(line)) content = [];
        socket.write(/^DATA/i.test(line) ? "354 go on\r\n" : /^QUIT/i.test(line) ? "221 bye\r\n" : "250 ok\r\n");
      } else if (line === ".") {
        count += 1;
        writeFileSync(join(folder, `${String(count).padStart(6, "0")}.eml`), content.join("\r\n"));
        content = null;
        socket.write("250 taken\r\n");
      } else content.push(line.replace(/^\./, ""));
    };
    sockets.add(socket.on("error", () => socket.destroy()).on("close", () => sockets.delete(socket)));
    socket.on("data", (bytes) => {
      const lines = (pending + bytes.toString("utf8")).split("\r\n");
      pending = lines.pop() ?? "";
      for (const line of lines) hear(line);
    });
    socket.write("220 mailbox ESMTP\r\n");
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    url: `smtp://127.0.0.1:${typeof address === "object" ? address?.port : 0}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** The words of every mail to an address, oldest first. */
export function mailTo(folder: string, address: string): string[] {
  return readdirSync(folder)
    .sort()
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .filter((mail) => mail.includes(address))
    .map(wordsOf);
}

// Headers end at the first empty line; the words are sent as base64 or quoted-printable.
function wordsOf(mail: string): string {
  const [head = "", ...rest] = mail.split("\r\n\r\n");
  const body = rest.join("\r\n\r\n");
  if (/base64/i.test(head)) return Buffer.from(body, "base64").toString("utf8");
  const bytes = body.replace(/=\r\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
