import { expect, test } from "vitest";
import { groundOf, motifFor } from "./motif.ts";
import { productPictureSvg } from "./product-picture.tsx";

test.each([
  ["Gạo Hoàng Yến (ST24)", "cooked-rice"],
  ["Khô cá bổi U Minh", "fish"],
  ["Mật ong rừng U Minh Hạ", "honey-pot"],
  ["Cua biển Năm Căn", "crab"],
  ["Muối tôm Tây Ninh", "salt"],
  ["Tôm khô Rạch Gốc", "shrimp"],
  ["Chuối sấy dẻo Minh Quân", "banana"],
  ["Đũa đước Đất Mũi", "chopsticks"],
  ["Dưa leo", "cucumber"],
  ["Nước mắm Ngọc Trân", "amphora"],
  ["Trà sâm bố chính", "teacup-without-handle"],
  ["Khô trâu một nắng", "cut-of-meat"],
  ["Dừa sáp", "coconut"],
  ["Gạo lúa tôm Hoàng Yến ST24", "cooked-rice"],
  ["Dưa bồn bồn Minh Duy", "leafy-green"],
  ["Bánh tráng ớt bay muối nhuyễn siêu cay", "rice-cracker"],
  ["Thực phẩm bổ sung vi chất Gạo lứt – Đậu đen An An", "cooked-rice"],
  ["Khô trâu một nắng".normalize("NFD"), "cut-of-meat"],
])("%s is drawn as %s", (name, motif) => {
  expect(motifFor(name)).toBe(motif);
});

test("a name without a telling word falls back to its set, then to a basket", () => {
  expect(motifFor("Ngọc Linh 01", "QD26-18")).toBe("pill");
  expect(motifFor("Ngọc Linh 01", 26)).toBe("national-park");
  expect(motifFor("Ngọc Linh 01")).toBe("basket");
});

test("the stored picture is a whole SVG on its own ground", () => {
  const svg = productPictureSvg("salt");
  expect(svg.startsWith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80"')).toBe(true);
  expect(svg).toContain("#E7E9ED");
  expect(groundOf("salt")).toBe("stone");
});
