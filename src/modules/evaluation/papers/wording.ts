export const demoFootnote = "Dữ liệu minh hoạ – không phải văn bản có thật.";
export const ownTemplateNote =
  "Mẫu của hệ thống, theo Quy chế của tỉnh: luật không quy định mẫu báo cáo kết quả đánh giá của Hội đồng.";
