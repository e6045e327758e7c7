/** What classes of the programme teach; offices may write their own. */
export const commonTopics = [
  "Tổ chức thực hiện và chu trình OCOP thường niên",
  "Bộ tiêu chí đánh giá, phân hạng sản phẩm",
  "Thủ tục đăng ký, lập hồ sơ sản phẩm",
  "Nội dung được ngân sách hỗ trợ",
  "Phương án sản xuất, kinh doanh",
  "Bao bì, nhãn hàng hoá, câu chuyện sản phẩm",
  "Truy xuất nguồn gốc, mã số mã vạch",
  "Sở hữu trí tuệ",
  "An toàn thực phẩm, chất lượng sản phẩm",
  "Thương mại điện tử, xúc tiến thương mại",
  "Chuyển đổi số",
  "Du lịch nông thôn, du lịch cộng đồng",
] as const;
