type Person = Readonly<Record<string, string>>;

/** A class of the demonstration. Days count from today; people are called by the keys of the demonstration's cast. */
export interface DemoClass {
  key: string;
  by: string;
  reached: "planned" | "inviting" | "running" | "closed" | "cancelled";
  title: string;
  audiences: readonly string[];
  topics: readonly string[];
  organiser: string;
  partner?: string;
  teachers?: string;
  place: string;
  day: number;
  days: number;
  rhythm?: "half" | "day" | "none";
  capacity?: number;
  cost?: number;
  testMax?: number;
  marks?: readonly number[];
  certifies?: boolean;
  comes: readonly string[];
  refuses?: readonly string[];
  silent?: readonly string[];
  named?: readonly Person[];
  walkIns?: readonly Person[];
  /** Who was not there, by name, and at which meeting. */
  absent?: readonly (readonly [string, number])[];
  scans?: readonly string[];
  comments?: readonly string[];
  reason?: string;
}

const office = "Sở Nông nghiệp và Môi trường tỉnh Cà Mau";
const communeOfficers = [
  "can-bo-xa",
  "can-bo-ly-van-lam",
  "can-bo-cai-nuoc",
  "can-bo-dat-moi",
  "can-bo-nguyen-viet-khai",
  "can-bo-da-bac",
];
const worker = (fullName: string, producer: string, phone: string): Person => ({
  fullName,
  audience: "worker",
  producer,
  phone,
});

const triLuc = "HTX Dịch vụ sản xuất lúa - tôm Trí Lực";
const tanHiepPhat = "HTX nuôi cua Tân Hiệp Phát";

export const demoClasses: readonly DemoClass[] = [
  {
    key: "ho-so",
    by: "can-bo-tinh",
    reached: "closed",
    title: "Lập hồ sơ sản phẩm và tự chấm theo Bộ tiêu chí QĐ 26/2026/QĐ-TTg",
    audiences: ["leader", "producer", "worker"],
    topics: ["Thủ tục đăng ký, lập hồ sơ sản phẩm", "Bộ tiêu chí đánh giá, phân hạng sản phẩm"],
    organiser: office,
    teachers: "Chi cục Phát triển nông thôn",
    place: "Hội trường UBND phường An Xuyên",
    day: -95,
    days: 2,
    capacity: 40,
    cost: 38_000_000,
    testMax: 100,
    marks: [82, 76, 91, 45, 68],
    comes: [
      "chu-the",
      "chu-the-ong-muon",
      "chu-the-dong-hung",
      "chu-the-tan-hiep-phat",
      "chu-the-tu-hung",
      "chu-the-minh-quan",
    ],
    refuses: ["chu-the-bay-tho"],
    named: [
      worker("Nguyễn Thị Hồng Đào", triLuc, "0913000101"),
      worker("Trần Văn Bé Ba", triLuc, "0913000102"),
      worker("Lê Thị Cẩm Tiên", tanHiepPhat, "0913000103"),
    ],
    absent: [
      ["Trần Văn Bé Ba", 1],
      ["Trần Văn Bé Ba", 2],
      ["Dương Văn Hùng", 3],
    ],
    comments: ["Nên có thêm giờ thực hành tự chấm.", "", "Ví dụ sát với sản phẩm của tỉnh."],
  },
  {
    key: "can-bo",
    by: "can-bo-tinh",
    reached: "closed",
    title: "Nghiệp vụ tiếp nhận, kiểm tra hồ sơ OCOP cho cán bộ cấp tỉnh và cấp xã",
    audiences: ["official_province", "official_commune", "advisory"],
    topics: ["Tổ chức thực hiện và chu trình OCOP thường niên", "Nội dung được ngân sách hỗ trợ"],
    organiser: office,
    partner: "Trung tâm Khuyến nông tỉnh",
    place: "Nhà khách tỉnh, phường Tân Thành",
    day: -26,
    days: 3,
    cost: 64_500_000,
    comes: [...communeOfficers, "can-bo-tinh", "to-tu-van"],
    absent: [["Phan Văn Đông", 1]],
    comments: ["Cần tài liệu gửi trước một tuần.", "Phần Mẫu 03 rất thiết thực."],
  },
  {
    key: "hoi-dong",
    by: "can-bo-tinh",
    reached: "running",
    title: "Kỹ năng khảo sát, chấm điểm cho Tổ tư vấn và Hội đồng đánh giá",
    audiences: ["advisory", "council"],
    topics: ["Bộ tiêu chí đánh giá, phân hạng sản phẩm"],
    organiser: office,
    teachers: "Chuyên gia Tổ tư vấn trung ương (minh hoạ)",
    place: "Phòng họp A, Sở Nông nghiệp và Môi trường",
    day: -1,
    days: 3,
    rhythm: "day",
    capacity: 25,
    cost: 22_000_000,
    comes: [
      "to-tu-van",
      "chu-tich-hoi-dong",
      "thu-ky-hoi-dong",
      "thanh-vien-1",
      "thanh-vien-2",
      "thanh-vien-3",
    ],
    silent: ["thanh-vien-4"],
    walkIns: [
      { fullName: "Quách Minh Tri", audience: "advisory", agency: "Sở Công Thương", phone: "0913000201" },
    ],
    absent: [["Tạ Văn Phước", 0]],
    scans: ["to-tu-van", "chu-tich-hoi-dong", "thanh-vien-1"],
  },
  {
    key: "an-toan",
    by: "can-bo-tinh",
    reached: "running",
    title: "An toàn thực phẩm và ghi chép sản xuất cho lao động của chủ thể",
    audiences: ["worker", "leader"],
    topics: ["An toàn thực phẩm, chất lượng sản phẩm", "Truy xuất nguồn gốc, mã số mã vạch"],
    organiser: office,
    partner: "Chi cục Quản lý chất lượng nông lâm sản và thủy sản",
    place: "HTX Dịch vụ sản xuất lúa - tôm Trí Lực, xã Trí Phải",
    day: -8,
    days: 2,
    cost: 18_000_000,
    testMax: 10,
    comes: ["chu-the", "thanh-vien-chu-the"],
    named: [
      worker("Nguyễn Thị Hồng Đào", triLuc, "0913000101"),
      worker("Phạm Quốc Toàn", triLuc, "0913000104"),
      worker("Huỳnh Thị Mỹ Lệ", tanHiepPhat, "0913000105"),
      worker("Võ Hoàng Nhớ", tanHiepPhat, "0913000106"),
    ],
    absent: [["Võ Hoàng Nhớ", 2]],
  },
  {
    key: "ban-hang",
    by: "can-bo-tinh",
    reached: "inviting",
    title: "Bán hàng trực tuyến, livestream sản phẩm OCOP dịp Tết",
    audiences: ["leader", "producer"],
    topics: ["Thương mại điện tử, xúc tiến thương mại", "Chuyển đổi số"],
    organiser: office,
    partner: "Trung tâm Xúc tiến đầu tư và Hỗ trợ doanh nghiệp",
    place: "Phòng máy, phường Lý Văn Lâm",
    day: 9,
    days: 2,
    capacity: 30,
    cost: 27_500_000,
    comes: ["chu-the-ong-muon", "chu-the-hung-hiep-tien"],
    refuses: ["chu-the-tu-hung"],
    silent: ["chu-the", "chu-the-bay-tho", "chu-the-chi-nguyen"],
  },
  {
    key: "xa-tri-phai",
    by: "can-bo-xa",
    reached: "inviting",
    title: "Hướng dẫn viết câu chuyện sản phẩm cho cơ sở của xã Trí Phải",
    audiences: ["leader", "producer", "worker"],
    topics: ["Bao bì, nhãn hàng hoá, câu chuyện sản phẩm"],
    organiser: "UBND xã Trí Phải",
    place: "Nhà văn hoá xã Trí Phải",
    day: 5,
    days: 1,
    rhythm: "day",
    comes: ["chu-the"],
  },
  {
    key: "du-lich",
    by: "can-bo-tinh",
    reached: "planned",
    title: "Phát triển du lịch cộng đồng gắn với sản phẩm OCOP",
    audiences: ["leader", "producer", "official_commune"],
    topics: ["Du lịch nông thôn, du lịch cộng đồng"],
    organiser: office,
    place: "Xã Đất Mũi",
    day: 12,
    days: 2,
    rhythm: "none",
    capacity: 35,
    cost: 42_000_000,
    comes: [],
  },
  {
    key: "so-huu-tri-tue",
    by: "can-bo-tinh",
    reached: "cancelled",
    title: "Đăng ký nhãn hiệu và chỉ dẫn địa lý cho sản phẩm của tỉnh",
    audiences: ["leader", "producer"],
    topics: ["Sở hữu trí tuệ"],
    organiser: office,
    place: "Phường An Xuyên",
    day: -14,
    days: 1,
    comes: [],
    reason: "Giảng viên bận công tác đột xuất; chuyển sang kế hoạch quý I năm sau.",
  },
  {
    key: "tay-ninh-can-bo",
    by: "can-bo-tinh-tay-ninh",
    reached: "closed",
    title: "Hướng dẫn quy trình đánh giá mới cho cán bộ cấp xã",
    audiences: ["official_province", "official_commune"],
    topics: ["Tổ chức thực hiện và chu trình OCOP thường niên"],
    organiser: "Sở Nông nghiệp và Môi trường tỉnh Tây Ninh",
    place: "Phường Tân Ninh",
    day: -33,
    days: 1,
    comes: ["can-bo-xa-tay-ninh"],
    certifies: false,
  },
  {
    key: "tay-ninh-chu-the",
    by: "can-bo-tinh-tay-ninh",
    reached: "planned",
    title: "Bao bì và truy xuất nguồn gốc cho chủ thể OCOP",
    audiences: ["leader", "producer"],
    topics: ["Bao bì, nhãn hàng hoá, câu chuyện sản phẩm", "Truy xuất nguồn gốc, mã số mã vạch"],
    organiser: "Sở Nông nghiệp và Môi trường tỉnh Tây Ninh",
    place: "Phường Hòa Thành",
    day: 13,
    days: 2,
    capacity: 40,
    cost: 30_000_000,
    comes: [],
  },
];

export const demoMaterials = [
  {
    by: "can-bo-tinh",
    classKey: "ho-so",
    title: "Sổ tay lập hồ sơ sản phẩm: từ Mẫu 01 đến minh chứng",
    topic: "Thủ tục đăng ký, lập hồ sơ sản phẩm",
    description: "Các bước làm hồ sơ, chỗ hay thiếu và cách sắp minh chứng theo tiêu chí.",
    file: "so-tay-lap-ho-so",
    isPublic: true,
    points: [
      "Đọc bộ tiêu chí của nhóm sản phẩm trước khi viết; ghi ngay minh chứng đang có cạnh từng tiêu chí.",
      "Mẫu 01 nêu đúng tên sản phẩm sẽ in trên giấy chứng nhận; Mẫu 02 kể kết quả bằng con số của từng năm.",
      "Minh chứng còn hiệu lực vào ngày nộp; giấy sắp hết hạn thì nộp kèm giấy đang xin gia hạn.",
    ],
  },
  {
    by: "can-bo-tinh",
    classKey: "can-bo",
    title: "Bài giảng: bốn nội dung xã đánh giá và cách ghi Mẫu 03",
    topic: "Tổ chức thực hiện và chu trình OCOP thường niên",
    description: "Dùng trong lớp cán bộ cấp xã.",
    file: "bai-giang-mau-03",
    isPublic: false,
    points: [
      "Xã xem tại cơ sở bốn nội dung: nguyên liệu, lao động, ý tưởng, bản sắc; mỗi nội dung ghi điều đã thấy.",
      "Thời hạn của xã tính bằng ngày làm việc; hồ sơ thiếu thì trả một lần, nêu đủ mọi chỗ thiếu.",
    ],
  },
  {
    by: "can-bo-tinh",
    classKey: "",
    title: "Mẫu sổ ghi chép sản xuất cho cơ sở nhỏ",
    topic: "An toàn thực phẩm, chất lượng sản phẩm",
    description: "Ghi nguyên liệu vào, mẻ sản xuất, thành phẩm ra; đủ để truy xuất một lô.",
    file: "so-ghi-chep-san-xuat",
    isPublic: true,
    points: [
      "Mỗi mẻ một dòng: ngày, nguyên liệu của ai, bao nhiêu, người làm, thành phẩm, mã lô.",
      "Giữ sổ ít nhất bằng hạn dùng của sản phẩm cộng sáu tháng.",
    ],
  },
] as const;
