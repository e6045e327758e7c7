import type { Indicator } from "./indicator.ts";
import type { Measure } from "./measure.ts";

const training = {
  topic: "training",
  source: "Lớp tập huấn, điểm danh",
  territory: "new",
  filters: [],
} as const;

export const trainingIndicators: readonly Indicator[] = [
  {
    ...training,
    code: "training.classes",
    name: "Lớp tập huấn",
    unit: "lớp",
    formula: "Lớp đã mở, có ngày kết thúc trong kỳ.",
    kind: "flow",
    additive: true,
    value: { relation: "classes", reckoning: "in_period", value: "records" },
  },
  {
    ...training,
    code: "training.learners",
    name: "Học viên dự lớp",
    unit: "học viên",
    formula:
      "Học viên có mặt ít nhất một buổi của lớp kết thúc trong kỳ; lớp cũ chỉ có số tổng thì lấy số đó. Một người học hai lớp là hai học viên.",
    kind: "flow",
    additive: true,
    filters: ["audience"],
    value: { relation: "learners", reckoning: "in_period", value: "sum" },
  },
  {
    ...training,
    code: "training.attendances",
    name: "Lượt người dự buổi học",
    unit: "lượt",
    formula: "Số lần có mặt theo từng buổi học trong kỳ; lớp cũ chỉ có số tổng thì lấy số đó.",
    kind: "flow",
    additive: false,
    value: { relation: "attendances", reckoning: "in_period", value: "sum" },
  },
  {
    ...training,
    code: "training.people",
    name: "Người được tập huấn",
    unit: "người",
    formula: "Người có mặt ở lớp kết thúc trong kỳ, mỗi người một lần dù học nhiều lớp.",
    kind: "flow",
    additive: false,
    filters: ["audience"],
    value: { relation: "trained_people", reckoning: "in_period", value: "distinct" },
  },
  {
    ...training,
    code: "training.official-share",
    name: "Tỷ lệ cán bộ OCOP các cấp được tập huấn",
    unit: "%",
    formula:
      "Cán bộ OCOP cấp tỉnh, cấp xã đang giữ nhiệm vụ đã dự ít nhất một lớp trên tổng số cán bộ đang giữ nhiệm vụ vào ngày tính.",
    source: "Vai trò trong hệ thống, điểm danh",
    kind: "share",
    additive: false,
    filters: ["audience"],
    value: { relation: "trained_offices", reckoning: "as_of", value: "distinct" },
    whole: { relation: "offices", reckoning: "as_of", value: "distinct" },
  },
  {
    ...training,
    code: "training.leader-share",
    name: "Tỷ lệ chủ thể có lãnh đạo, quản lý được tập huấn",
    unit: "%",
    formula:
      "Chủ thể có người lãnh đạo đã dự lớp trên tổng số chủ thể có sản phẩm được công nhận (lũy kế) đến ngày tính.",
    kind: "share",
    additive: false,
    territory: "both",
    filters: ["producer_kind"],
    value: { relation: "trained_leaders", reckoning: "up_to", value: "distinct" },
    whole: { relation: "producers", reckoning: "up_to", value: "records" },
  },
  {
    ...training,
    code: "training.worker-share",
    name: "Tỷ lệ lao động của chủ thể được tập huấn",
    unit: "%",
    formula:
      "Lao động của chủ thể OCOP đã dự lớp trên tổng số lao động của các chủ thể đó, lấy số của năm gần nhất đã qua.",
    source: "Điểm danh, lao động của chủ thể",
    kind: "share",
    additive: false,
    territory: "both",
    filters: ["producer_kind"],
    value: { relation: "trained_workers", reckoning: "up_to", value: "distinct" },
    whole: { relation: "jobs", reckoning: "as_of", value: "sum" },
  },
];

const selling = { topic: "promotion", kind: "flow", additive: true, territory: "new", filters: [] } as const;

export const promotionIndicators: readonly Indicator[] = [
  {
    ...selling,
    code: "promotion.sale-points",
    name: "Điểm giới thiệu và bán sản phẩm OCOP",
    unit: "điểm",
    formula: "Điểm giới thiệu và bán sản phẩm đang hoạt động vào ngày tính.",
    source: "Sổ kênh bán hàng",
    kind: "stock",
    value: { relation: "sale_points", reckoning: "as_of", value: "records" },
  },
  {
    ...selling,
    code: "promotion.events",
    name: "Hội chợ, diễn đàn, phiên kết nối",
    unit: "sự kiện",
    formula: "Sự kiện đã diễn ra, có ngày bắt đầu trong kỳ.",
    source: "Xúc tiến thương mại",
    filters: ["kind"],
    value: { relation: "events", reckoning: "in_period", value: "records" },
  },
  {
    ...selling,
    code: "promotion.booths",
    name: "Gian hàng đã thuê",
    unit: "gian",
    formula: "Tổng số gian hàng thuê tại các sự kiện bắt đầu trong kỳ.",
    source: "Xúc tiến thương mại",
    value: { relation: "booths", reckoning: "in_period", value: "sum" },
  },
  {
    ...selling,
    code: "promotion.participations",
    name: "Lượt chủ thể tham gia sự kiện",
    unit: "lượt",
    formula: "Chủ thể đã có mặt tại từng sự kiện; sự kiện cũ chỉ có số tổng thì lấy số đó.",
    source: "Xúc tiến thương mại",
    additive: false,
    value: { relation: "participations", reckoning: "in_period", value: "sum" },
  },
  {
    ...selling,
    code: "promotion.sales",
    name: "Doanh số và hợp đồng tại sự kiện",
    unit: "đồng",
    formula: "Tổng số tiền bán hàng và hợp đồng ghi nhận tại sự kiện trong kỳ.",
    source: "Xúc tiến thương mại",
    additive: false,
    filters: ["kind"],
    value: { relation: "sales", reckoning: "in_period", value: "sum" },
  },
  {
    ...selling,
    code: "promotion.craft-village-share",
    name: "Tỷ lệ làng nghề có sản phẩm OCOP",
    unit: "%",
    formula:
      "Làng nghề, nghề truyền thống có ít nhất một sản phẩm được công nhận trên tổng số đang được công nhận.",
    source: "Sổ làng nghề",
    kind: "share",
    additive: false,
    value: { relation: "craft_villages_with_products", reckoning: "as_of", value: "distinct" },
    whole: { relation: "craft_villages", reckoning: "as_of", value: "distinct" },
  },
];

const economy = {
  topic: "economy",
  additive: true,
  territory: "both",
  filters: ["producer_kind"],
} as const;

export const economyIndicators: readonly Indicator[] = [
  {
    ...economy,
    code: "economy.jobs",
    name: "Lao động tại các chủ thể OCOP",
    unit: "người",
    formula:
      "Tổng số lao động của chủ thể có sản phẩm được công nhận, lấy số của năm gần nhất đã qua vào ngày tính.",
    source: "Lao động, kết quả của chủ thể",
    kind: "stock",
    value: { relation: "jobs", reckoning: "as_of", value: "sum" },
  },
  {
    ...economy,
    code: "economy.revenue",
    name: "Doanh thu của chủ thể OCOP",
    unit: "triệu đồng",
    formula:
      "Tổng doanh thu năm của chủ thể có sản phẩm được công nhận; số của một năm tính vào 31/12 năm đó.",
    source: "Lao động, kết quả của chủ thể",
    kind: "flow",
    value: { relation: "revenues", reckoning: "in_period", value: "sum" },
  },
  {
    ...economy,
    code: "economy.exports",
    name: "Kim ngạch xuất khẩu",
    unit: "USD",
    formula: "Tổng giá trị xuất khẩu theo năm và thị trường; số của một năm tính vào 31/12 năm đó.",
    source: "Sổ xuất khẩu",
    kind: "flow",
    value: { relation: "exports", reckoning: "in_period", value: "sum" },
  },
];

const running = { topic: "running", kind: "flow", additive: true, territory: "both" } as const;
const due: Measure = { relation: "tasks", reckoning: "in_period", value: "records" };

export const runningIndicators: readonly Indicator[] = [
  {
    ...running,
    code: "cycle.candidates",
    name: "Sản phẩm tiềm năng được rà soát",
    unit: "sản phẩm",
    formula: "Sản phẩm trong danh sách rà soát của năm; tính từ đầu năm rà soát.",
    source: "Chu trình, rà soát",
    filters: ["star", "sector", "producer_kind"],
    value: { relation: "candidates", reckoning: "in_period", value: "records", state: ["listed"] },
  },
  {
    ...running,
    code: "cycle.candidate-producers",
    name: "Chủ thể có sản phẩm được rà soát",
    unit: "chủ thể",
    formula: "Chủ thể trong danh sách rà soát của năm, mỗi chủ thể một lần; tính từ đầu năm rà soát.",
    source: "Chu trình, rà soát",
    filters: ["producer_kind"],
    value: { relation: "candidate_producers", reckoning: "in_period", value: "distinct", state: ["listed"] },
  },
  {
    ...running,
    code: "cycle.pilots",
    name: "Mô hình điểm",
    unit: "mô hình",
    formula: "Sản phẩm, làng văn hoá du lịch được chọn làm mô hình điểm trong năm.",
    source: "Chu trình, rà soát",
    filters: ["kind"],
    value: { relation: "candidates", reckoning: "in_period", value: "records", trait: ["pilot"] },
  },
  {
    ...running,
    code: "dossiers.submitted",
    name: "Hồ sơ đã nộp",
    unit: "hồ sơ",
    formula: "Hồ sơ nộp cho UBND cấp xã trong kỳ, trừ hồ sơ đã rút.",
    source: "Hồ sơ",
    filters: ["star", "sector", "producer_kind"],
    value: { relation: "dossiers", reckoning: "in_period", value: "records" },
  },
  {
    ...running,
    code: "support.completed",
    name: "Yêu cầu hỗ trợ đã hoàn thành",
    unit: "yêu cầu",
    formula: "Yêu cầu hỗ trợ của chủ thể được nghiệm thu trong kỳ.",
    source: "Hỗ trợ chủ thể",
    filters: ["kind", "producer_kind"],
    value: { relation: "supports", reckoning: "in_period", value: "records" },
  },
  {
    ...running,
    code: "tasks.in-time-share",
    name: "Tỷ lệ nhiệm vụ hoàn thành đúng hạn",
    unit: "%",
    formula:
      "Nhiệm vụ được nghiệm thu không muộn hơn hạn trên tổng số nhiệm vụ có hạn trong kỳ, trừ nhiệm vụ đã huỷ.",
    source: "Nhiệm vụ",
    kind: "share",
    additive: false,
    territory: "new",
    filters: [],
    value: { ...due, trait: ["in_time"] },
    whole: due,
  },
];

const money = {
  topic: "money",
  unit: "đồng",
  kind: "flow",
  additive: true,
  territory: "new",
  source: "Kinh phí",
} as const;

export const moneyIndicators: readonly Indicator[] = [
  {
    ...money,
    code: "money.allocated",
    name: "Kinh phí được giao",
    formula: "Tổng kinh phí giao cho các khoản của năm; tính từ đầu năm ngân sách.",
    filters: ["source", "purpose"],
    value: { relation: "allocations", reckoning: "in_period", value: "sum" },
  },
  {
    ...money,
    code: "money.disbursed",
    name: "Kinh phí đã giải ngân",
    formula: "Tổng số tiền đã chi trong kỳ, trừ các khoản ghi đảo.",
    filters: ["source", "purpose"],
    value: { relation: "disbursements", reckoning: "in_period", value: "sum" },
  },
];
