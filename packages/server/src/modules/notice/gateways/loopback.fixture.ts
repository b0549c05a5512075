import { createServer as createHttpServer, type IncomingHttpHeaders } from "node:http";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";

type Loopback = { readonly port: number; close(): Promise<void> };

async function listen(server: Server, sockets = new Set<Socket>()): Promise<Loopback> {
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

export type SmtpMessage = { from: string; to: string[]; content: string };

/** The least of RFC 5321: takes one message after the other, refuses recipients that begin with "gone". */
export async function startSmtp(): Promise<Loopback & { readonly messages: SmtpMessage[] }> {
  const messages: SmtpMessage[] = [];
  const server = createServer((socket) => {
    let pending = "";
    let envelope: SmtpMessage | null = null;
    let isContent = false;
    const answer = (line: string): string => {
      const path = /<([^>]*)>/.exec(line)?.[1] ?? "";
      if (/^EHLO/i.test(line)) return "250-loopback\r\n250 8BITMIME";
      if (/^MAIL FROM/i.test(line)) envelope = { from: path, to: [], content: "" };
      if (/^RCPT TO/i.test(line)) {
        if (path.startsWith("gone")) return `550 5.1.1 <${path}> unknown`;
        envelope?.to.push(path);
      }
      if (/^DATA/i.test(line)) {
        isContent = true;
        return "354 go on";
      }
      return /^QUIT/i.test(line) ? "221 bye" : "250 ok";
    };
    const takeLine = (line: string) => {
      if (!isContent) {
        socket.write(`${answer(line)}\r\n`);
      } else if (line === ".") {
        isContent = false;
        if (envelope !== null) messages.push(envelope);
        socket.write("250 taken\r\n");
      } else if (envelope !== null) {
        envelope.content += `${line.replace(/^\./, "")}\r\n`;
      }
    };
    socket.on("error", () => socket.destroy());
    socket.on("data", (bytes) => {
      const lines = (pending + bytes.toString("utf8")).split("\r\n");
      pending = lines.pop() ?? "";
      for (const line of lines) takeLine(line);
    });
    socket.write("220 loopback ESMTP\r\n");
  });
  return { ...(await listen(server)), messages };
}

export type Received = { path: string; headers: IncomingHttpHeaders; body: string };
/** What the receiver answers: a status, a place to go, or nothing at all. */
export type Answer = number | { location: string } | "silence";

/** Answers the requests in turn, the last answer again and again. */
export async function startReceiver(...answers: Answer[]): Promise<Loopback & { readonly url: string; readonly received: Received[] }> {
  const received: Received[] = [];
  const server = createHttpServer((request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (piece: string) => {
      body += piece;
    });
    request.on("end", () => {
      const answer = answers[Math.min(received.length, answers.length - 1)] ?? 204;
      received.push({ path: request.url ?? "", headers: request.headers, body });
      if (answer === "silence") return;
      if (typeof answer === "number") response.writeHead(answer).end();
      else response.writeHead(307, { location: answer.location }).end();
    });
  });
  const loopback = await listen(server);
  return { ...loopback, url: `http://127.0.0.1:${loopback.port}/hook`, received };
}
