import { createServer } from "node:http";
import pg from "pg";

// The limit: Node's own HTTP server and the very statements of our pages, nothing between them and the socket.
// Arguments: port, database address, and per path the statement with its parameters ("$slug" = end of the path).

interface Answer {
  text: string;
  values: unknown[];
}

const [port, url, answersJson] = process.argv.slice(2);
const answers = JSON.parse(answersJson ?? "{}") as Record<string, Answer>;
const pool = new pg.Pool({ connectionString: url, max: 10 });

createServer((request, response) => {
  const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
  const exact = answers[path];
  const slash = path.lastIndexOf("/") + 1;
  const answer = exact ?? answers[path.slice(0, slash)];
  if (!answer) {
    response.writeHead(404).end();
    return;
  }
  const values = answer.values.map((value) => (value === "$slug" ? path.slice(slash) : value));
  pool.query(answer.text, values).then(
    ({ rows }) => {
      const body = JSON.stringify(rows);
      response.writeHead(200, {
        "content-type": "application/json; charset=utf-8",
        "content-length": Buffer.byteLength(body),
      });
      response.end(body);
    },
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
}).listen(Number(port), "127.0.0.1");
