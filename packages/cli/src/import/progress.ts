import { grouped } from "../output.ts";

export type Standing = { readonly rows: number; readonly bytes: number; readonly bytesTotal: number };
/** Shows how far it is, on stderr: a line that is rewritten on a terminal, a new line now and then elsewhere. */
export type Progress = { show(standing: Standing): void; say(line: string): void; end(): void };

const terminalEveryMs = 200;
const elsewhereEveryMs = 10_000;
const barWidth = 20;

export function createProgress(stream: NodeJS.WriteStream, isQuiet: boolean): Progress {
  const startedAt = performance.now();
  let shownAt = startedAt;
  let isOpen = false;
  const clear = () => {
    if (isOpen) stream.write("\r\x1b[K");
    isOpen = false;
  };
  return {
    show(standing) {
      const now = performance.now();
      if (isQuiet || now - shownAt < (stream.isTTY ? terminalEveryMs : elsewhereEveryMs)) return;
      shownAt = now;
      const line = progressLine(standing, now - startedAt);
      clear();
      stream.write(stream.isTTY ? line : `${line}\n`);
      isOpen = stream.isTTY;
    },
    say(line) {
      clear();
      stream.write(`${line}\n`);
    },
    end: clear,
  };
}

export function progressLine({ rows, bytes, bytesTotal }: Standing, elapsedMs: number): string {
  const share = bytesTotal === 0 ? 0 : Math.min(1, bytes / bytesTotal);
  const filled = Math.round(share * barWidth);
  const perSecond = elapsedMs === 0 ? 0 : Math.round((rows / elapsedMs) * 1000);
  const left = share === 0 ? "" : `  剩余约 ${durationWords((elapsedMs / share) * (1 - share))}`;
  return `${"█".repeat(filled)}${"░".repeat(barWidth - filled)} ${Math.floor(share * 100)}%  ${grouped(rows)} 行  ${grouped(perSecond)} 行/秒${left}`;
}

export function durationWords(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds < 60) return `${seconds} 秒`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} 分 ${seconds % 60} 秒` : `${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分`;
}
