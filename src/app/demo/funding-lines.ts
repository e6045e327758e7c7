export interface DemoLine {
  key: string;
  source: string;
  purpose: string;
  title: string;
  millions: number;
  norm?: string;
  commune?: string;
}

/** Lines of the year over all sources; amounts are illustrative. */
export const demoLines: readonly DemoLine[] = [
  {
    key: "bao-bi",
    source: "ntm_central",
    purpose: "packaging",
    title: "Hỗ trợ thiết kế, in bao bì và nhãn sản phẩm",
    millions: 600,
  },
  {
    key: "thuong",
    source: "ntm_local",
    purpose: "reward",
    title: "Thưởng sản phẩm OCOP được công nhận",
    millions: 420,
    norm: "tt60-2026-thuong",
  },
  {
    key: "hoi-dong",
    source: "ntm_local",
    purpose: "council",
    title: "Hội đồng, Tổ tư vấn đánh giá sản phẩm",
    millions: 120,
    norm: "tt38-2025-thu-lao",
  },
  {
    key: "tap-huan",
    source: "ntm_central",
    purpose: "training",
    title: "Tập huấn cán bộ và chủ thể OCOP",
    millions: 350,
  },
  {
    key: "ho-so",
    source: "khuyen_nong",
    purpose: "dossier",
    title: "Tư vấn hồ sơ cho sản phẩm tiềm năng",
    millions: 180,
  },
  {
    key: "may-moc",
    source: "khuyen_cong",
    purpose: "machinery",
    title: "Máy sấy, máy hút chân không cho cơ sở chế biến",
    millions: 500,
  },
  {
    key: "nhan-hieu",
    source: "khcn",
    purpose: "ip",
    title: "Đăng ký nhãn hiệu, chỉ dẫn nguồn gốc",
    millions: 150,
    norm: "tt60-2026-so-huu-tri-tue",
  },
  {
    key: "hoi-cho",
    source: "xttm",
    purpose: "promotion",
    title: "Hội chợ, kết nối cung cầu trong và ngoài tỉnh",
    millions: 450,
    norm: "tt60-2026-du-lich",
  },
  {
    key: "tu-co",
    source: "own",
    purpose: "machinery",
    title: "Vốn đối ứng của chủ thể mua máy",
    millions: 220,
  },
  { key: "vay", source: "credit", purpose: "other", title: "Vốn vay mở rộng xưởng", millions: 300 },
  {
    key: "diem-ban",
    source: "ntm_local",
    purpose: "sale_point",
    title: "Điểm giới thiệu, bán sản phẩm OCOP của xã",
    millions: 90,
    norm: "tt60-2026-diem-ban",
    commune: "32071",
  },
  {
    key: "truy-xuat",
    source: "other",
    purpose: "traceability",
    title: "Tem truy xuất nguồn gốc",
    millions: 60,
  },
];

export interface DemoCommitment {
  line: string;
  title: string;
  millions: number;
  /** Days ago. */
  days: number;
  payee?: string;
  /** Words by which the activity and the products are found. */
  activity?: string;
  products?: string;
  paid?: readonly number[];
  end?: "settle" | "cancel" | "reverse-first";
}

/** What was bound and paid, in every state. */
export const demoCommitments: readonly DemoCommitment[] = [
  {
    line: "bao-bi",
    title: "Thiết kế hộp quà và nhãn đợt 1",
    millions: 180,
    days: 120,
    payee: "Đơn vị thiết kế (minh hoạ)",
    activity: "bao bì",
    products: "Gạo thơm lúa",
    paid: [90, 90],
    end: "settle",
  },
  {
    line: "bao-bi",
    title: "In bao bì mẫu đợt 2",
    millions: 140,
    days: 40,
    payee: "Nhà in (minh hoạ)",
    activity: "nhãn",
    products: "Cua gạch",
    paid: [60],
  },
  { line: "bao-bi", title: "Khảo sát thị hiếu bao bì", millions: 45, days: 90, end: "cancel" },
  {
    line: "tap-huan",
    title: "Lớp tập huấn cán bộ xã",
    millions: 85,
    days: 100,
    activity: "tập huấn",
    paid: [80],
    end: "settle",
  },
  { line: "tap-huan", title: "Lớp bán hàng trên mạng cho chủ thể", millions: 70, days: 20, activity: "lớp" },
  {
    line: "ho-so",
    title: "Tư vấn hồ sơ các sản phẩm dự thi đợt 2",
    millions: 96,
    days: 75,
    products: "Chả cá phi Hưng",
    paid: [48],
  },
  {
    line: "may-moc",
    title: "Máy sấy lạnh cho cơ sở chế biến thuỷ sản",
    millions: 210,
    days: 130,
    products: "Khô cá phi một nắng",
    paid: [210],
    end: "settle",
  },
  {
    line: "nhan-hieu",
    title: "Đăng ký nhãn hiệu tập thể",
    millions: 30,
    days: 60,
    paid: [12],
    end: "reverse-first",
  },
  {
    line: "hoi-cho",
    title: "Gian hàng tại hội chợ khu vực",
    millions: 160,
    days: 55,
    activity: "hội chợ",
    products: "Đũa đước",
    paid: [100],
  },
  {
    line: "tu-co",
    title: "Chủ thể tự mua máy hút chân không",
    millions: 65,
    days: 70,
    products: "Chuối sấy dẻo U Minh",
    paid: [65],
    end: "settle",
  },
  {
    line: "vay",
    title: "Vay mở rộng nhà sơ chế",
    millions: 250,
    days: 110,
    products: "Gạo thơm lúa",
    paid: [150],
  },
  { line: "diem-ban", title: "Kệ, bảng hiệu điểm bán của xã", millions: 52, days: 30, paid: [20] },
];
