import type { HelpKind } from "#modules/consultants";
import type { DrawingName } from "./support-pictures.ts";

export type RequestReached =
  | "submitted"
  | "declined"
  | "withdrawn"
  | "accepted"
  | "contracted"
  | "delivered"
  | "completed";

/** A request made up for the demonstration; days are counted back from today. */
export interface DemoRequest {
  key: string;
  by: string;
  /** Row of the maker in the register. */
  maker: string;
  office: string;
  kind: HelpKind;
  title: string;
  need: string;
  askedDays: number;
  reached: RequestReached;
  budget: number;
  source: string;
  own: number;
  consultant: string;
  value: number;
  /** Days from today to the day of delivery; negative is overdue. */
  dueIn: number;
  result: string;
  rating: string;
  reason: string;
  before: DrawingName;
  after: DrawingName;
}

const plain = {
  office: "can-bo-tinh",
  budget: 0,
  source: "Chương trình MTQG xây dựng nông thôn mới",
  own: 0,
  consultant: "xuong",
  value: 0,
  dueIn: 0,
  result: "",
  rating: "5",
  reason: "",
  before: "before",
  after: "box-rice",
} as const;

export const demoRequests: readonly DemoRequest[] = [
  {
    ...plain,
    key: "gao-hop",
    by: "chu-the",
    maker: "96-002",
    kind: "packaging",
    title: "Thiết kế lại túi gạo lúa – tôm 2 kg và 5 kg",
    need: "Túi đang dùng là túi trong, nhãn dán tay, lên kệ siêu thị bị lẫn với gạo thường.\nCần túi hút chân không có câu chuyện ruộng lúa – tôm, dễ đọc hạn dùng.",
    askedDays: 210,
    reached: "completed",
    budget: 45_000_000,
    own: 10_000_000,
    value: 52_000_000,
    result: "Bộ túi 2 kg và 5 kg, tệp in, hướng dẫn màu; in thử 500 túi.",
    after: "bag-rice",
  },
  {
    ...plain,
    key: "cua-truy-xuat",
    by: "chu-the-tan-hiep-phat",
    maker: "96-004",
    kind: "traceability",
    title: "Truy xuất nguồn gốc cua theo từng vuông nuôi",
    need: "Người mua hỏi cua bắt ở vuông nào, ngày nào. Hợp tác xã có sổ giấy, chưa có tem.",
    askedDays: 190,
    reached: "completed",
    source: "Sự nghiệp khoa học và công nghệ",
    budget: 60_000_000,
    consultant: "trung-tam",
    value: 58_000_000,
    result: "Sổ nuôi điện tử cho 52 hộ, mẫu tem, tập huấn hai buổi tại hợp tác xã.",
    rating: "4",
    before: "label-before",
    after: "bag-sea",
  },
  {
    ...plain,
    key: "kho-nhan",
    by: "chu-the-tu-hung",
    maker: "96-006",
    kind: "label",
    title: "Nhãn khô cá bổi đúng quy định ghi nhãn",
    need: "Nhãn thiếu thành phần dinh dưỡng và số tự công bố, cần làm lại trước đợt Tết.",
    askedDays: 75,
    reached: "delivered",
    budget: 12_000_000,
    own: 3_000_000,
    value: 14_500_000,
    dueIn: -3,
    result: "Mẫu nhãn ba quy cách 250 g, 500 g, 1 kg và tệp in.",
    before: "before",
    after: "box-sea",
  },
  {
    ...plain,
    key: "dua-duoc",
    by: "chu-the-chi-nguyen",
    maker: "96-016",
    kind: "packaging",
    title: "Hộp quà đũa đước cho khách du lịch",
    need: "Khách mua về làm quà nhưng đũa chỉ bó dây thun, dễ xước khi mang đi xa.",
    askedDays: 90,
    reached: "contracted",
    source: "Khuyến công",
    budget: 30_000_000,
    own: 5_000_000,
    value: 38_000_000,
    dueIn: -12,
  },
  {
    ...plain,
    key: "bon-bon-web",
    by: "chu-the-dong-hung",
    maker: "96-003",
    kind: "website",
    title: "Trang giới thiệu dưa bồn bồn, đặt hàng qua mạng",
    need: "Khách tỉnh ngoài hỏi mua qua điện thoại, chưa có chỗ xem giá và đặt hàng.",
    askedDays: 60,
    reached: "contracted",
    source: "Xúc tiến thương mại",
    budget: 25_000_000,
    consultant: "trung-tam",
    value: 24_000_000,
    dueIn: 40,
  },
  {
    ...plain,
    key: "chuoi-nhan-hieu",
    by: "chu-the-minh-quan",
    maker: "96-013",
    kind: "trademark",
    title: "Đăng ký nhãn hiệu cho chuối khô",
    need: "Đã dùng tên trên bao bì ba năm, chưa nộp đơn; sợ người khác đăng ký trước.",
    askedDays: 30,
    reached: "accepted",
    source: "Sự nghiệp khoa học và công nghệ",
    budget: 15_000_000,
    consultant: "trung-tam",
  },
  {
    ...plain,
    key: "ca-phi-phuong-an",
    by: "can-bo-ta-an-khuong",
    maker: "96-007",
    kind: "business_plan",
    title: "Phương án sản xuất kinh doanh cho chả cá phi",
    need: "Cơ sở muốn mở thêm bếp cấp đông, cần phương án để vay vốn. Chủ cơ sở nhờ xã gửi giúp.",
    askedDays: 18,
    reached: "accepted",
    budget: 10_000_000,
    consultant: "",
  },
  {
    ...plain,
    key: "ong-muon-kiem-nghiem",
    by: "chu-the-ong-muon",
    maker: "96-001",
    kind: "testing",
    title: "Kiểm nghiệm chỉ tiêu an toàn cho lô hàng mới",
    need: "Phiếu kiểm nghiệm cũ sắp hết một năm, cần phiếu mới để nộp hồ sơ đánh giá lại.",
    askedDays: 6,
    reached: "submitted",
  },
  {
    ...plain,
    key: "tien-san",
    by: "chu-the-hung-hiep-tien",
    maker: "96-005",
    kind: "digital_sales",
    title: "Mở gian hàng trên sàn thương mại điện tử",
    need: "Muốn bán quanh năm, cần người hướng dẫn chụp ảnh, viết bài và trả lời khách.",
    askedDays: 2,
    reached: "submitted",
  },
  {
    ...plain,
    key: "may-say",
    by: "chu-the-tu-hung",
    maker: "96-006",
    kind: "machinery",
    title: "Hỗ trợ máy sấy 500 kg một mẻ",
    need: "Mùa mưa không phơi được, hao hụt khoảng một phần năm.",
    askedDays: 120,
    reached: "declined",
    reason: "Nguồn khuyến công năm nay đã phân hết. Đề nghị gửi lại vào tháng 01 năm sau.",
  },
  {
    ...plain,
    key: "cau-chuyen",
    by: "chu-the-dong-hung",
    maker: "96-003",
    kind: "story",
    title: "Viết câu chuyện sản phẩm bồn bồn",
    need: "Cần người viết lại câu chuyện ngắn để in lên hũ và kể ở hội chợ.",
    askedDays: 100,
    reached: "withdrawn",
    reason: "Hợp tác xã đã nhờ được giáo viên trong xã viết.",
  },
];

export interface DemoConsultant {
  key: string;
  kind: "person" | "organisation";
  name: string;
  fields: readonly HelpKind[];
}

export const demoConsultants: readonly DemoConsultant[] = [
  {
    key: "xuong",
    kind: "organisation",
    name: "Xưởng thiết kế Đất Mũi Xanh (minh hoạ)",
    fields: ["packaging", "label", "story", "design_protection"],
  },
  {
    key: "trung-tam",
    kind: "organisation",
    name: "Trung tâm Tư vấn nông sản Phương Nam (minh hoạ)",
    fields: ["traceability", "website", "trademark", "business_plan", "digital_sales"],
  },
  {
    key: "hoa-si",
    kind: "person",
    name: "Lâm Thảo Vy (minh hoạ)",
    fields: ["packaging", "label", "story"],
  },
];

export const demoStartups = [
  {
    team: "Nhóm Mật dừa nước Rạch Gốc",
    leader: "Trần Nhật Hạ",
    idea: "Nấu mật từ dừa nước ven rạch, đóng chai nhỏ bán cho quán nước và khách du lịch.",
    commune: "32201",
    stages: ["admitted", "prototype", "market"],
    mentor: "trung-tam",
  },
  {
    team: "Nhóm Tôm khô không phẩm màu Cái Nước",
    leader: "Nguyễn Thuỳ Dương",
    idea: "Sấy tôm bằng năng lượng mặt trời, truy xuất theo vuông, bán hộp quà nhỏ.",
    commune: "32128",
    stages: ["admitted"],
    mentor: "hoa-si",
  },
  {
    team: "Nhóm Chuối sấy dẻo U Minh Trẻ",
    leader: "Lê Minh Khôi",
    idea: "Chuối xiêm sấy dẻo không đường cho người tập thể thao, đóng gói cho một lần ăn.",
    commune: "32044",
    stages: ["admitted", "prototype", "market", "graduated"],
    mentor: "trung-tam",
  },
] as const;

/** Marks of the demonstration: none of them stands in any register. */
export const demoRights = [
  {
    kind: "collective_mark",
    name: "Gạo lúa – tôm Bến Minh Hoạ",
    owner: "Liên hiệp hợp tác xã lúa – tôm (minh hoạ)",
    number: "MH-500101",
    granted: -1900,
    expires: 1750,
    communes: ["32071"],
    goods: "Gạo",
    users: ["96-002"],
  },
  {
    kind: "certification_mark",
    name: "Cua rừng ngập mặn Minh Hoạ",
    owner: "UBND xã (minh hoạ)",
    number: "MH-500102",
    granted: -3540,
    expires: 110,
    communes: ["32201"],
    goods: "Cua sống, cua chế biến",
    users: ["96-004", "96-016"],
  },
  {
    kind: "gi",
    name: "Cá khô Đất Mũi Minh Hoạ",
    owner: "Sở Khoa học và Công nghệ (minh hoạ)",
    number: "MH-00099",
    granted: -800,
    expires: null,
    communes: [],
    goods: "Cá khô",
    users: ["96-006"],
  },
  {
    kind: "trademark",
    name: "Chuối khô Minh Quân (minh hoạ)",
    owner: "Hộ kinh doanh Minh Quân",
    number: null,
    granted: null,
    expires: null,
    communes: ["32044"],
    goods: "Chuối khô",
    users: [],
  },
] as const;
