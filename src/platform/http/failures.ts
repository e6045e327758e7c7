import type { FastifyReply, FastifyRequest } from "fastify";
import type { Assets } from "#platform/ui";
import { html, json } from "./answers.ts";
import { BadRequest, Conflict, NotAllowed, NotFound } from "./errors.ts";
import { FailurePage } from "./failure.page.tsx";
import type { Services } from "./route.ts";

export interface Failure {
  status: number;
  title: string;
  message: string;
  /** Shown to the person and found in the log: only for faults of ours. */
  reference?: string;
}

/** The one place where thrown kinds become HTTP: JSON for the API, a page for people. */
export function handleFailure(
  error: Error & { statusCode?: number; code?: string },
  request: FastifyRequest,
  reply: FastifyReply,
  options: { services: Services; assets: Assets; demo: boolean },
): FastifyReply {
  const failure = describe(error, request.id);
  if (failure.status >= 500)
    options.services.log.error({ id: request.id, err: error, url: request.url }, "failed");
  const { status, title, message, reference } = failure;
  const api = request.url.startsWith("/api/");
  const answer = api
    ? json({ error: { status, message, ...(reference ? { reference } : {}) } }, { status })
    : html(
        FailurePage({
          failure,
          path: request.url.split("?", 1)[0] ?? "/",
          assets: options.assets,
          demo: options.demo,
        }),
        { status },
      );
  request.log.debug({ title }, "failure shown");
  return reply.code(status).headers(answer.headers).send(answer.body);
}

function describe(error: Error & { statusCode?: number; code?: string }, id: string): Failure {
  const { message } = error;
  if (error instanceof NotAllowed)
    return { status: error.statusCode ?? 403, title: "Chưa được phép", message };
  if (error instanceof NotFound) return { status: 404, title: "Không tìm thấy", message };
  if (error instanceof Conflict) return { status: 409, title: "Có thay đổi khác vừa xảy ra", message };
  if (error instanceof BadRequest) return { status: error.status, title: "Yêu cầu chưa đúng", message };
  return describeOther(error, id);
}

const knownStatus: Record<number, [string, string]> = {
  400: ["Yêu cầu chưa đúng", "Máy chủ không đọc được nội dung gửi lên."],
  404: ["Không tìm thấy", "Địa chỉ này không có trang nào. Có thể trang đã đổi chỗ."],
  405: ["Không hỗ trợ", "Địa chỉ này không nhận cách gửi đó."],
  413: ["Nội dung quá lớn", "Nội dung gửi lên vượt quá giới hạn cho phép. Hãy chia nhỏ hoặc nén tệp."],
  414: ["Địa chỉ quá dài", "Địa chỉ này dài quá giới hạn cho phép."],
  415: ["Không đọc được", "Kiểu nội dung gửi lên không được hỗ trợ."],
};

function describeOther(error: Error & { statusCode?: number; code?: string }, id: string): Failure {
  const status = error.statusCode ?? 500;
  if (status === 429) return { status, title: "Quá nhiều yêu cầu", message: error.message };
  const known = knownStatus[status] ?? (status < 500 ? knownStatus[400] : undefined);
  if (known && status < 500) return { status, title: known[0], message: known[1] };
  return {
    status: status >= 500 ? status : 500,
    title: "Có lỗi ở phía hệ thống",
    message:
      "Việc vừa rồi chưa xong và chưa có gì bị thay đổi. Hãy thử lại; nếu vẫn lỗi, báo mã dưới đây cho quản trị.",
    reference: id.slice(0, 8),
  };
}
