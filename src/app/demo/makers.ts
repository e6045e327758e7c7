/** One of the nine pilot producers of 2020, as the demonstration needs it; the name is the register's own. */
export interface DemoMaker {
  row: string;
  name: string;
  owner: string;
  /** The member who also works for it, where there is one. */
  member?: string;
  officer: string;
  commune: string;
  representative: { title: string; sex: "female" | "male"; ethnicity: string };
  /** Filled in where the old register does not say what Điều 2 asks. */
  kind: "cooperative" | "household";
  founded: string;
  registration: string;
  place: string;
  phone: string;
  workers: number;
  /** Revenue of the year before last and of last year, triệu đồng. */
  revenue: readonly [number, number];
}

const man = { title: "Giám đốc", sex: "male", ethnicity: "Kinh" } as const;

export const demoMakers: readonly DemoMaker[] = [
  {
    row: "96-001",
    name: "HTX Nông nghiệp và Thủy sản Ông Muộn",
    owner: "chu-the-ong-muon",
    officer: "can-bo-ly-van-lam",
    commune: "32014",
    representative: man,
    kind: "cooperative",
    founded: "12/04/2016",
    registration: "MH-0012",
    place: "Ấp Ông Muộn",
    phone: "0290 3555 101",
    workers: 18,
    revenue: [2150, 2480],
  },
  {
    row: "96-002",
    name: "HTX Dịch vụ sản xuất lúa - tôm Trí Lực",
    owner: "chu-the",
    member: "thanh-vien-chu-the",
    officer: "can-bo-xa",
    commune: "32071",
    representative: man,
    kind: "cooperative",
    founded: "20/08/2015",
    registration: "MH-0027",
    place: "Ấp 8",
    phone: "0290 3555 102",
    workers: 36,
    revenue: [8900, 10350],
  },
  {
    row: "96-003",
    name: "HTX Bồn bồn Đông Hưng",
    owner: "chu-the-dong-hung",
    officer: "can-bo-cai-nuoc",
    commune: "32128",
    representative: { title: "Giám đốc", sex: "female", ethnicity: "Kinh" },
    kind: "cooperative",
    founded: "05/01/2018",
    registration: "MH-0031",
    place: "Ấp Đông Hưng",
    phone: "0290 3555 103",
    workers: 14,
    revenue: [1260, 1330],
  },
  {
    row: "96-004",
    name: "HTX nuôi cua Tân Hiệp Phát",
    owner: "chu-the-tan-hiep-phat",
    officer: "can-bo-dat-moi",
    commune: "32201",
    representative: man,
    kind: "cooperative",
    founded: "18/09/2017",
    registration: "MH-0044",
    place: "Ấp Trại Lưới",
    phone: "0290 3555 104",
    workers: 52,
    revenue: [15400, 18720],
  },
  {
    row: "96-005",
    name: "HTX Hưng Hiệp Tiến",
    owner: "chu-the-hung-hiep-tien",
    officer: "can-bo-nguyen-viet-khai",
    commune: "32227",
    representative: man,
    kind: "cooperative",
    founded: "11/06/2019",
    registration: "MH-0058",
    place: "Ấp Hưng Hiệp",
    phone: "0290 3555 105",
    workers: 22,
    revenue: [3620, 4010],
  },
  {
    row: "96-006",
    name: "Cơ sở sản xuất khô cá bổi Tư Hùng",
    owner: "chu-the-tu-hung",
    officer: "can-bo-da-bac",
    commune: "32104",
    representative: { title: "Chủ cơ sở", sex: "male", ethnicity: "Kinh" },
    kind: "household",
    founded: "02/02/2014",
    registration: "MH-0063",
    place: "Ấp 10B",
    phone: "0290 3555 106",
    workers: 9,
    revenue: [1480, 1610],
  },
  {
    row: "96-007",
    name: "Cơ sở sản xuất chả cá phi Bảy Thơ",
    owner: "chu-the-bay-tho",
    officer: "can-bo-ta-an-khuong",
    commune: "32155",
    representative: { title: "Chủ cơ sở", sex: "female", ethnicity: "Kinh" },
    kind: "household",
    founded: "15/05/2017",
    registration: "MH-0070",
    place: "Ấp Tân Đức",
    phone: "0290 3555 107",
    workers: 6,
    revenue: [620, 605],
  },
  {
    row: "96-013",
    name: "Hộ kinh doanh Minh Quân",
    owner: "chu-the-minh-quan",
    officer: "can-bo-nguyen-phich",
    commune: "32044",
    representative: { title: "Chủ hộ", sex: "male", ethnicity: "Kinh" },
    kind: "household",
    founded: "22/10/2018",
    registration: "MH-0085",
    place: "Ấp 11",
    phone: "0290 3555 108",
    workers: 11,
    revenue: [1750, 2040],
  },
  {
    row: "96-016",
    name: "Cơ sở sản xuất đũa đước Chí Nguyện",
    owner: "chu-the-chi-nguyen",
    officer: "can-bo-dat-moi",
    commune: "32201",
    representative: { title: "Chủ cơ sở", sex: "male", ethnicity: "Khmer" },
    kind: "household",
    founded: "09/03/2012",
    registration: "MH-0092",
    place: "Ấp Ông Trang",
    phone: "0290 3555 109",
    workers: 8,
    revenue: [890, 980],
  },
];
