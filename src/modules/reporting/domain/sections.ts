import type { ReportFigures } from "./figures.ts";
import { writeDifficulties, writeNext, writeTargets } from "./judging-sections.ts";
import { capital, join, paragraphs, say, sayChange, sayList, sayMoney, until } from "./sentences.ts";

/** Of what a report speaks. */
export interface ReportSubject {
  level: "nation" | "province" | "commune";
  /** "Tỉnh Cà Mau" */
  unitName: string;
  /** "quý III/2026" */
  period: string;
  /** "quý IV/2026" */
  next: string;
}

export interface WrittenSection {
  key: string;
  title: string;
  text: string;
}

type Write = (figures: ReportFigures, subject: ReportSubject) => string;

const writers: readonly { key: string; title: string; write: Write }[] = [
  { key: "direction", title: "Công tác chỉ đạo, điều hành", write: writeDirection },
  { key: "products", title: "Đánh giá, phân hạng và công nhận sản phẩm", write: writeProducts },
  { key: "producers", title: "Phát triển chủ thể OCOP", write: writeProducers },
  { key: "training", title: "Đào tạo, tập huấn", write: writeTraining },
  { key: "support", title: "Hỗ trợ chủ thể", write: writeSupport },
  { key: "promotion", title: "Xúc tiến thương mại và tiêu thụ sản phẩm", write: writePromotion },
  { key: "money", title: "Kinh phí thực hiện", write: writeMoney },
  { key: "targets", title: "Kết quả thực hiện chỉ tiêu kế hoạch", write: writeTargets },
  { key: "difficulties", title: "Khó khăn, hạn chế", write: writeDifficulties },
  { key: "next", title: "Nhiệm vụ trọng tâm thời gian tới", write: writeNext },
];

/** The text of a report, section by section, as it writes itself from the figures. */
export function writeSections(figures: ReportFigures, subject: ReportSubject): WrittenSection[] {
  return writers.map(({ key, title, write }) => ({ key, title, text: write(figures, subject) }));
}

/** "cả nước", "toàn tỉnh", "toàn xã" – as it stands inside a sentence. */
export function wholeUnit({ level, unitName }: ReportSubject): string {
  if (level === "nation") return "cả nước";
  const [first = "", second = ""] = unitName.toLowerCase().split(" ");
  return ["thành", "đặc"].includes(first) ? `toàn ${first} ${second}` : `toàn ${first}`;
}

function writeDirection({ plan, tasks, toOn }: ReportFigures, subject: ReportSubject): string {
  const done = tasks.open === 0;
  return paragraphs(
    plan
      ? `Thực hiện ${plan}, trong ${subject.period} các nhiệm vụ của Chương trình mỗi xã một sản phẩm tiếp tục được triển khai theo tiến độ.`
      : `Trong ${subject.period}, các nhiệm vụ của Chương trình mỗi xã một sản phẩm tiếp tục được triển khai trên địa bàn ${wholeUnit(subject)}.`,
    done
      ? `${until(toOn)}, các nhiệm vụ đã giao được hoàn thành, không còn nhiệm vụ dở dang.`
      : `${until(toOn)}, còn ${say(tasks.open)} nhiệm vụ đang thực hiện${tasks.overdue > 0 ? `, trong đó ${say(tasks.overdue)} nhiệm vụ quá hạn` : ", không có nhiệm vụ quá hạn"}.`,
    tasks.overdue > 0 &&
      tasks.units.length > 0 &&
      `Các đơn vị còn nhiệm vụ quá hạn: ${sayList(tasks.units.map((each) => `${each.name} (${say(each.overdue)})`))}.`,
  );
}

function writeProducts(figures: ReportFigures, subject: ReportSubject): string {
  const { values, stars } = figures;
  const { fresh, upgraded, again, cumulative, producers, lapsed, dossiers } = values;
  const whole = wholeUnit(subject);
  const none = (values.recognised.value ?? 0) === 0;
  return paragraphs(
    none
      ? `Trong ${subject.period}, ${whole} chưa có sản phẩm được công nhận.`
      : `Trong ${subject.period}, ${join(
          [
            `${whole} công nhận mới ${say(fresh.value)} sản phẩm`,
            (upgraded.value ?? 0) > 0 && `nâng hạng ${say(upgraded.value)} sản phẩm`,
            (again.value ?? 0) > 0 && `đánh giá lại và giữ hạng ${say(again.value)} sản phẩm`,
          ],
          "; ",
        )}${againstPlan(figures)}. ${starSentence(stars)}`,
    changeSentence(sayChange(values.recognised.value, values.recognised.before, "sản phẩm")),
    (dossiers.value ?? 0) > 0 && `Số hồ sơ chủ thể đã nộp trong kỳ là ${say(dossiers.value)} hồ sơ.`,
    `Lũy kế ${until(figures.toOn).toLowerCase()}, ${whole} có ${say(cumulative.value)} sản phẩm của ${say(producers.value)} chủ thể đã được công nhận${validWords(figures)}.`,
    (lapsed.value ?? 0) > 0 &&
      `Trong kỳ có ${say(lapsed.value)} sản phẩm hết hiệu lực hoặc bị thu hồi giấy chứng nhận mà chưa được công nhận lại.`,
  );
}

/** ", đạt 110 % kế hoạch năm (44/40)": only where the standing plan has a target of that name. */
function againstPlan({ targets, values }: ReportFigures): string {
  const target = targets.find(({ indicator, name }) => indicator === "products.new" && !name.includes("("));
  const plan = target ?? targets.find(({ indicator }) => indicator === "products.new");
  if (!plan || plan.percent === null || values.fresh.value === null) return "";
  return `; tính từ đầu năm đạt ${say(plan.percent)} % kế hoạch công nhận mới (${say(plan.value)}/${say(plan.low)} sản phẩm)`;
}

function starSentence(stars: ReportFigures["stars"]): string {
  const told = (["5", "4", "3"] as const).filter((star) => stars[star] > 0);
  if (told.length === 0) return "";
  return `Theo hạng sao có ${sayList(told.map((star) => `${say(stars[star])} sản phẩm ${star} sao`))}.`;
}

const changeSentence = (change: string): string => (change ? `Số lượt công nhận ${change}.` : "");

function validWords({ values, validStars }: ReportFigures): string {
  const { value } = values.valid;
  if (value === null || value === 0) return "";
  const told = (["5", "4", "3"] as const).filter((star) => validStars[star] > 0);
  const stars = told.map((star) => `${say(validStars[star])} sản phẩm ${star} sao`);
  return `, trong đó ${say(value)} sản phẩm còn hiệu lực${stars.length > 0 ? ` (${sayList(stars)})` : ""}`;
}

function writeProducers({ values }: ReportFigures, subject: ReportSubject): string {
  const shares = join(
    [
      values.cooperatives.value !== null && `hợp tác xã chiếm ${say(values.cooperatives.value)} %`,
      values.enterprises.value !== null && `doanh nghiệp chiếm ${say(values.enterprises.value)} %`,
      (values.women.numerator ?? 0) > 0 && `chủ thể do nữ làm chủ chiếm ${say(values.women.value)} %`,
    ],
    ", ",
  );
  return paragraphs(
    (values.producersNew.value ?? 0) > 0
      ? `Trong ${subject.period} có thêm ${say(values.producersNew.value)} chủ thể lần đầu có sản phẩm được công nhận, nâng tổng số chủ thể lên ${say(values.producers.value)}.`
      : `Trong ${subject.period} không có thêm chủ thể mới được công nhận; tổng số chủ thể có sản phẩm được công nhận là ${say(values.producers.value)}.`,
    shares && `${capital(shares)}.`,
    (values.jobs.value ?? 0) > 0 && `Các chủ thể OCOP đang sử dụng ${say(values.jobs.value)} lao động.`,
  );
}

function writeTraining({ values, toOn }: ReportFigures, subject: ReportSubject): string {
  const { classes, learners, attendances, officials, leaders } = values;
  if ((classes.value ?? 0) === 0) return `Trong ${subject.period} chưa mở lớp tập huấn.`;
  return paragraphs(
    `Trong ${subject.period} đã mở ${say(classes.value)} lớp tập huấn với ${say(learners.value)} học viên, ${say(attendances.value)} lượt dự học.`,
    officials.denominator !== null &&
      officials.denominator > 0 &&
      `${until(toOn)}, ${say(officials.value)} % cán bộ OCOP các cấp (${say(officials.numerator)}/${say(officials.denominator)} người) và ${say(leaders.value)} % chủ thể có lãnh đạo, quản lý đã được tập huấn.`,
  );
}

function writeSupport({ values }: ReportFigures, subject: ReportSubject): string {
  const { value } = values.supports;
  return (value ?? 0) === 0
    ? `Trong ${subject.period} chưa có yêu cầu hỗ trợ nào được nghiệm thu.`
    : `Trong ${subject.period} đã hoàn thành, nghiệm thu ${say(value)} yêu cầu hỗ trợ của chủ thể về bao bì, nhãn mác, truy xuất nguồn gốc, sở hữu trí tuệ và tiêu thụ sản phẩm.`;
}

function writePromotion({ values, toOn }: ReportFigures, subject: ReportSubject): string {
  const { events, participations, booths, sales, salePoints, modern } = values;
  const held = (events.value ?? 0) > 0;
  return paragraphs(
    held
      ? `Trong ${subject.period} đã tổ chức, tham gia ${say(events.value)} hội chợ, diễn đàn, phiên kết nối với ${say(participations.value)} lượt chủ thể${(booths.value ?? 0) > 0 ? `, thuê ${say(booths.value)} gian hàng` : ""}.`
      : `Trong ${subject.period} chưa tổ chức, tham gia hội chợ, diễn đàn.`,
    (sales.value ?? 0) > 0 &&
      `Doanh số bán hàng và giá trị hợp đồng ghi nhận tại các sự kiện là ${sayMoney(sales.value)}.`,
    `${until(toOn)}, ${(salePoints.value ?? 0) > 0 ? `có ${say(salePoints.value)}` : "chưa có"} điểm giới thiệu và bán sản phẩm OCOP; ${modern.value === null ? "chưa có số liệu về" : `${say(modern.value)} % chủ thể tham gia`} kênh bán hàng hiện đại.`,
  );
}

function writeMoney({ values, money }: ReportFigures, subject: ReportSubject): string {
  const paid = money.filter(({ paidVnd }) => paidVnd > 0);
  const tied = money.filter(({ recognised }) => recognised > 0);
  const products = tied.reduce((sum, each) => sum + each.recognised, 0);
  const cost = tied.reduce((sum, each) => sum + each.recognisedVnd, 0);
  return paragraphs(
    (values.allocated.value ?? 0) > 0 &&
      `Kinh phí được giao trong năm là ${sayMoney(values.allocated.value)}.`,
    (values.disbursed.value ?? 0) === 0
      ? `Trong ${subject.period} chưa phát sinh giải ngân.`
      : `Trong ${subject.period} đã giải ngân ${sayMoney(values.disbursed.value)}.`,
    paid.length > 0 &&
      `Tính từ đầu năm, kinh phí đã chi theo nguồn: ${paid.map((each) => `${each.source} ${sayMoney(each.paidVnd)}`).join("; ")}.`,
    products > 0 &&
      `Kinh phí gắn với ${say(products)} lượt sản phẩm được công nhận, bình quân ${sayMoney(cost / products)} một sản phẩm.`,
  );
}
