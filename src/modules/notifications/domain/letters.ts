export type Addressee = "producer" | "commune" | "province";

/** What a letter may say; nothing personal, for mail is read by others too. */
export interface Step {
  product: string;
  producer: string;
  receipt: string | null;
  /** Day by which a return is to be answered, as people write it. */
  answerBy: string | null;
}

export interface Wording {
  subject: string;
  text: string;
}

type Words = (step: Step) => Wording;

const named = ({ product, producer, receipt }: Step) =>
  `hồ sơ sản phẩm “${product}” của ${producer}${receipt ? ` (phiếu số ${receipt})` : ""}`;
const by = ({ answerBy }: Step) => (answerBy ? ` trước hết ngày ${answerBy}` : "");
const capital = (text: string) => text.replace(/^./, (first) => first.toUpperCase());

const say =
  (subject: string, text: (step: Step) => string): Words =>
  (step) => ({ subject: `${subject}: ${step.product}`, text: text(step) });

/**
 * Who hears of which step (an action of the dossiers' one table). A result is told by its written notice (module certification), so the steps after the
 * council stand not here; what the person did oneself is told only as a receipt.
 */
export const letters: Readonly<Record<string, Partial<Record<Addressee, Words>>>> = {
  submit: {
    producer: say(
      "Đã nhận hồ sơ OCOP",
      (step) =>
        `Ủy ban nhân dân xã đã nhận ${named(step)}. Xã kiểm tra và đánh giá trong 15 ngày làm việc; nếu thiếu, xã trả lại kèm từng điểm cần bổ sung.`,
    ),
    commune: say(
      "Hồ sơ OCOP mới nộp",
      (step) => `${capital(named(step))} vừa được nộp. Thời hạn của xã là 15 ngày làm việc.`,
    ),
  },
  acceptByCommune: {
    producer: say(
      "Xã đã tiếp nhận hồ sơ OCOP",
      (step) =>
        `Xã đã kiểm tra và tiếp nhận ${named(step)}. Bước tiếp theo: xã đánh giá bốn nội dung và gửi hồ sơ lên tỉnh.`,
    ),
  },
  returnByCommune: {
    producer: say(
      "Cần bổ sung hồ sơ OCOP",
      (step) =>
        `Xã trả lại ${named(step)} để bổ sung. Hãy mở hồ sơ, trả lời từng điểm và nộp lại${by(step)}.`,
    ),
  },
  answerReturn: {
    commune: say("Hồ sơ OCOP đã bổ sung", (step) => `${capital(named(step))} đã được bổ sung và nộp lại.`),
    province: say("Hồ sơ OCOP đã bổ sung", (step) => `${capital(named(step))} đã được bổ sung và nộp lại.`),
  },
  forward: {
    producer: say(
      "Hồ sơ OCOP đã gửi lên tỉnh",
      (step) =>
        `Xã đã gửi ${named(step)} lên tỉnh. Bước tiếp theo: cơ quan OCOP cấp tỉnh kiểm tra hồ sơ, rồi đưa vào một đợt đánh giá.`,
    ),
    province: say("Hồ sơ OCOP mới gửi tỉnh", (step) => `Xã vừa gửi lên tỉnh ${named(step)}.`),
  },
  acceptByProvince: {
    producer: say(
      "Tỉnh đã tiếp nhận hồ sơ OCOP",
      (step) =>
        `Cơ quan OCOP cấp tỉnh đã tiếp nhận ${named(step)}. Bước tiếp theo: hồ sơ được đưa vào một đợt đánh giá.`,
    ),
    commune: say("Tỉnh đã tiếp nhận hồ sơ OCOP", (step) => `Tỉnh đã tiếp nhận ${named(step)}.`),
  },
  returnByProvince: {
    producer: say(
      "Cần hoàn thiện hồ sơ OCOP",
      (step) =>
        `Tỉnh yêu cầu hoàn thiện ${named(step)}. Hãy mở hồ sơ, trả lời từng điểm và nộp lại${by(step)}.`,
    ),
    commune: say("Tỉnh yêu cầu hoàn thiện hồ sơ OCOP", (step) => `Tỉnh yêu cầu hoàn thiện ${named(step)}.`),
  },
  reject: {
    producer: say(
      "Hồ sơ OCOP không được đánh giá",
      (step) =>
        `${capital(named(step))} bị loại theo Phụ lục II QĐ 26/2026/QĐ-TTg. Lý do ghi trong hồ sơ; khi đã khắc phục, có thể lập hồ sơ mới.`,
    ),
    commune: say("Hồ sơ OCOP bị loại", (step) => `${capital(named(step))} bị loại; lý do ghi trong hồ sơ.`),
  },
  putIntoRound: {
    producer: say(
      "Hồ sơ OCOP đã vào đợt đánh giá",
      (step) =>
        `${capital(named(step))} đã được đưa vào đợt đánh giá của tỉnh. Hội đồng sẽ họp và chấm điểm.`,
    ),
  },
};
