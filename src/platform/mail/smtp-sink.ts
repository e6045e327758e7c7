import { createServer, type Server, type Socket } from "node:net";

/** A small SMTP server for tests: takes letters and keeps them. */
export interface SmtpSink {
  url: string;
  letters: { from: string; to: string[]; data: string }[];
  close(): Promise<void>;
}

export async function startSmtpSink(options: { refuse?: boolean } = {}): Promise<SmtpSink> {
  const letters: SmtpSink["letters"] = [];
  const server = createServer((socket) => converse(socket, letters, options.refuse ?? false));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { url: `smtp://127.0.0.1:${address.port}`, letters, close: () => close(server) };
}

function converse(socket: Socket, letters: SmtpSink["letters"], refuse: boolean): void {
  let letter = { from: "", to: [] as string[], data: "" };
  let inData = false;
  let rest = "";
  const answer = (line: string) => {
    if (inData) {
      if (line !== ".") {
        letter.data += `${line.replace(/^\.\./, ".")}\r\n`;
        return undefined;
      }
      inData = false;
      letters.push(letter);
      letter = { from: "", to: [], data: "" };
      return "250 taken";
    }
    const command = line.slice(0, 4).toUpperCase();
    if (command === "MAIL") letter.from = line;
    if (command === "RCPT") {
      if (refuse) return "550 no such box";
      letter.to.push(line);
    }
    inData = command === "DATA";
    return inData ? "354 go on" : command === "QUIT" ? "221 bye" : "250 fine";
  };
  socket.on("error", () => socket.destroy());
  socket.on("data", (chunk) => {
    const lines = (rest + chunk.toString("utf8")).split("\r\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const reply = answer(line);
      if (reply !== undefined) socket.write(`${reply}\r\n`);
    }
  });
  socket.write("220 sink ready\r\n");
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
