import type { FormSection } from "./form-section.ts";

/** Papers of a producer that Mẫu 02 part I asks to tick, with the kind of evidence that shows each. */
export const generalPapers = [
  { value: "business_registration", label: "Đăng ký kinh doanh", kind: 1 },
  { value: "declaration", label: "Công bố chất lượng sản phẩm", kind: 11 },
  { value: "food_safety", label: "Giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm", kind: 2 },
  { value: "other_conditions", label: "Giấy chứng nhận đủ điều kiện sản xuất khác", kind: 2 },
  { value: "trademark", label: "Nhãn hiệu", kind: 7 },
  {
    value: "origin_right",
    label: "Quyền sử dụng chỉ dẫn địa lý, nhãn hiệu tập thể, nhãn hiệu chứng nhận",
    kind: 7,
  },
  { value: "patent", label: "Sáng chế, giải pháp hữu ích", kind: 7 },
  { value: "design", label: "Kiểu dáng công nghiệp", kind: 7 },
  { value: "copyright", label: "Quyền tác giả", kind: 7 },
  { value: "other", label: "Giấy tờ khác", kind: 15 },
] as const;

/** QĐ 26/2026/QĐ-TTg, Phụ lục III Mẫu 01. */
export const registrationSection: FormSection = {
  form: "mau_01",
  key: "registration",
  title: "Phiếu đăng ký (Mẫu 01)",
  lead: "Thông tin đã có trong hồ sơ chủ thể được điền sẵn. Sửa lại nếu chưa đúng.",
  groups: [
    {
      legend: "Đơn vị đăng ký",
      fields: [
        { name: "unitName", label: "Tên đơn vị", kind: "text" },
        { name: "address", label: "Địa chỉ", kind: "text", maxLength: 300 },
        { name: "phone", label: "Điện thoại", kind: "tel" },
        { name: "email", label: "Thư điện tử", kind: "email", optional: true },
      ],
    },
    {
      legend: "Người đại diện theo pháp luật",
      fields: [
        { name: "representative", label: "Họ và tên", kind: "text", maxLength: 120 },
        { name: "representativeTitle", label: "Chức vụ", kind: "text", maxLength: 120 },
      ],
    },
    {
      legend: "Sản phẩm đăng ký",
      fields: [
        { name: "productName", label: "Tên sản phẩm, dịch vụ", kind: "text" },
        {
          name: "samples",
          label: "Số sản phẩm mẫu kèm theo",
          kind: "count",
          suffix: "sản phẩm",
          hint: "Hồ sơ gửi lên tỉnh cần 05 sản phẩm mẫu; dịch vụ du lịch ghi 0.",
        },
        {
          name: "attachments",
          label: "Tài liệu khác gửi kèm",
          kind: "area",
          maxLength: 1000,
          optional: true,
          hint: "Ngoài Báo cáo tự đánh giá và các minh chứng đã tải lên.",
        },
      ],
    },
  ],
};

/** QĐ 26/2026/QĐ-TTg, Phụ lục III Mẫu 02 phần I. Sex and ethnicity come from the producer's record, never from here. */
export const generalSection: FormSection = {
  form: "mau_02",
  key: "general",
  title: "Thông tin chung (Mẫu 02, phần I)",
  lead: "Giới thiệu đơn vị và sản phẩm. Hội đồng đọc phần này trước khi chấm.",
  groups: [
    {
      legend: "Đơn vị",
      fields: [
        { name: "founded", label: "Ngày thành lập", kind: "text", maxLength: 60, hint: "Ví dụ 15/03/2018." },
        { name: "registrationNumber", label: "Số đăng ký kinh doanh, quyết định thành lập", kind: "text" },
        {
          name: "permanentAddress",
          label: "Nơi thường trú của người đại diện",
          kind: "text",
          maxLength: 300,
        },
      ],
    },
    {
      legend: "Sản phẩm",
      fields: [
        {
          name: "specification",
          label: "Quy cách, đặc tính sản phẩm",
          kind: "area",
          maxLength: 2000,
          hint: "Khối lượng, bao gói, thành phần, hạn dùng; với dịch vụ: thời lượng, số khách, các hoạt động.",
        },
      ],
    },
    {
      legend: "Giấy tờ đã có",
      hint: "Đánh dấu những giấy tờ còn hiệu lực. Bản chụp để trong kho minh chứng.",
      fields: [
        {
          name: "papers",
          label: "Đơn vị đã có",
          kind: "checks",
          optional: true,
          options: generalPapers.map(({ value, label }) => ({ value, label })),
        },
      ],
    },
    {
      legend: "Giới thiệu",
      fields: [
        { name: "history", label: "Lịch sử hình thành", kind: "area" },
        { name: "organisation", label: "Bộ máy tổ chức, nhân sự chính", kind: "area" },
      ],
    },
  ],
};

/** QĐ 26/2026/QĐ-TTg, Phụ lục III Mẫu 02 phần II; the years are those before the dossier. */
export function resultsSection(years: readonly number[]): FormSection {
  return {
    form: "mau_02",
    key: "results",
    title: "Kết quả sản xuất kinh doanh (Mẫu 02, phần II)",
    lead: "Nêu việc đã làm được so với phương án sản xuất kinh doanh, kèm số liệu từng năm.",
    groups: [
      {
        legend: "Sản xuất",
        fields: [
          { name: "materialArea", label: "Vùng nguyên liệu", kind: "area" },
          { name: "technology", label: "Công nghệ, thiết bị", kind: "area" },
          { name: "quality", label: "Thay đổi về chất lượng sản phẩm", kind: "area" },
        ],
      },
      { legend: "Thị trường", fields: [{ name: "market", label: "Thị trường tiêu thụ", kind: "area" }] },
      ...years.map((year) => ({
        legend: `Năm ${year}`,
        fields: [
          {
            name: `revenue.${year}`,
            label: `Doanh thu năm ${year}`,
            kind: "number" as const,
            suffix: "triệu đồng",
            optional: true,
          },
          {
            name: `profit.${year}`,
            label: `Lợi nhuận năm ${year}`,
            kind: "number" as const,
            suffix: "triệu đồng",
            optional: true,
            hint: "Lỗ ghi số âm, ví dụ -12,5.",
          },
        ],
      })),
    ],
  };
}

/** QĐ 26/2026/QĐ-TTg, Phụ lục III Mẫu 02 phần IV. */
export const planSection: FormSection = {
  form: "mau_02",
  key: "plan",
  title: "Kế hoạch phát triển (Mẫu 02, phần IV)",
  lead: "Ba năm tới đơn vị sẽ làm gì để giữ và nâng hạng sao.",
  groups: [
    {
      legend: "Kế hoạch",
      fields: [
        { name: "production", label: "Sản xuất, nguyên liệu, công nghệ", kind: "area" },
        { name: "qualityPlan", label: "Chất lượng, bao bì, nhãn, sở hữu trí tuệ", kind: "area" },
        { name: "marketPlan", label: "Thị trường, quảng bá", kind: "area" },
        { name: "support", label: "Đề nghị hỗ trợ", kind: "area", optional: true },
      ],
    },
  ],
};

/** The three years before the day of the dossier, earliest first. */
export function resultYears(isoDate: string): number[] {
  const year = Number(isoDate.slice(0, 4));
  return [year - 3, year - 2, year - 1];
}
