export type DecisionKind = "recognition" | "approval_for_ministry" | "revocation";
export type DecisionStatus = "draft" | "submitted" | "approved" | "refused";
export type DecisionAction = "submit" | "change" | "approve" | "refuse";

/** The one table of what may happen to a decision in each state; read by buttons and use cases alike. */
export const decisionActions: Readonly<
  Record<DecisionStatus, Readonly<Partial<Record<DecisionAction, DecisionStatus>>>>
> = {
  draft: { submit: "submitted", change: "draft" },
  submitted: { approve: "approved", refuse: "refused" },
  // The leader's reason stays in sight until the office submits again.
  refused: { submit: "submitted", change: "refused" },
  approved: {},
};

export const decisionKinds: Readonly<Record<DecisionKind, { label: string; abstract: string; law: string }>> =
  {
    recognition: {
      label: "Công nhận kết quả 3–4 sao",
      abstract: "Về việc công nhận kết quả đánh giá, phân hạng sản phẩm OCOP",
      // QĐ 26/2026/QĐ-TTg, Điều 7 khoản 3: Chủ tịch UBND tỉnh công nhận 3–4 sao.
      law: "QĐ 26/2026/QĐ-TTg, Điều 7 khoản 3",
    },
    approval_for_ministry: {
      label: "Phê duyệt kết quả, gửi Bộ (từ 90 điểm)",
      abstract:
        "Về việc phê duyệt kết quả đánh giá sản phẩm đề nghị Bộ Nông nghiệp và Môi trường đánh giá, phân hạng 5 sao",
      law: "QĐ 26/2026/QĐ-TTg, Điều 7 khoản 3",
    },
    revocation: {
      label: "Thu hồi",
      abstract: "Về việc thu hồi giấy chứng nhận sản phẩm OCOP",
      law: "QĐ 26/2026/QĐ-TTg, Điều 8",
    },
  };

/** The kind of decision a council's result leads to; undefined = written notice that it was not reached. */
export function decisionFor(level: string | null): "recognition" | "approval_for_ministry" | undefined {
  if (level === "province") return "recognition";
  return level === "ministry" ? "approval_for_ministry" : undefined;
}

// QĐ 26/2026/QĐ-TTg, Điều 8 khoản 1: the six grounds on which a recognition is taken back.
export const revocationGrounds: Readonly<Record<number, string>> = {
  1: "Hồ sơ không trung thực hoặc giả mạo",
  2: "Sản phẩm không còn đáp ứng tiêu chí của hạng sao đã công nhận",
  3: "Vi phạm pháp luật về chất lượng, an toàn thực phẩm, môi trường, sở hữu trí tuệ, ghi nhãn hoặc pháp luật khác",
  4: "Sử dụng sai nhãn hiệu chứng nhận OCOP",
  5: "Ngừng sản xuất sản phẩm",
  6: "Có kết luận khác của cơ quan có thẩm quyền",
};
