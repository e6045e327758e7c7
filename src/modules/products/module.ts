import type { Module, Route } from "#platform/http";
import { postPicture, postPutFirst, postRemovePicture, showPictures } from "./pages/pictures.page.tsx";
import { postStatus, showProduct } from "./pages/product.page.tsx";
import { postAdd, postEdit, showAdd, showEdit } from "./pages/product-form.page.tsx";
import { showProducts } from "./pages/products.page.tsx";
import { postRemoveVariant, postVariant, showVariants } from "./pages/variants.page.tsx";
import { postRemoveZone, postZone, showZones } from "./pages/zones.page.tsx";
import { changers, communeRoles, producerRoles, provinceRoles, readers } from "./permissions.ts";
import { productUrls } from "./urls.ts";
import { productPictures } from "./use-cases/file-owner.ts";

type Handle = Route["handle"];
const show = (path: string, action: string, access: Route["access"], handle: Handle): Route => {
  return { method: "GET", path, action, access, kind: "page", handle };
};
const change = (path: string, action: string, handle: Handle): Route => {
  return { method: "POST", path, action, access: changers, kind: "form", handle };
};
const { overview, edit, status, variants, removeVariant, zones, removeZone } = productUrls;
const { pictures, removePicture, putFirst } = productUrls;
const id = ":productId";

export const productsModule: Module = {
  name: "products",
  routes: [
    show(productUrls.list, "products.list", readers, showProducts),
    show(productUrls.add, "products.show-add", changers, showAdd),
    change(productUrls.add, "products.create", postAdd),
    show(overview(id), "products.read", readers, showProduct),
    show(edit(id), "products.show-change", changers, showEdit),
    change(edit(id), "products.change", postEdit),
    change(status(id), "products.move", postStatus),
    show(variants(id), "products.show-variants", changers, showVariants),
    change(variants(id), "products.add-variant", postVariant),
    change(removeVariant(id, ":variantId"), "products.remove-variant", postRemoveVariant),
    show(zones(id), "products.show-material-zones", changers, showZones),
    change(zones(id), "products.add-material-zone", postZone),
    change(removeZone(id, ":zoneId"), "products.remove-material-zone", postRemoveZone),
    show(pictures(id), "products.show-pictures", changers, showPictures),
    change(pictures(id), "products.add-picture", postPicture),
    change(removePicture(id, ":pictureId"), "products.remove-picture", postRemovePicture),
    change(putFirst(id, ":pictureId"), "products.order-pictures", postPutFirst),
  ],
  menu: [
    { href: productUrls.list, label: "Sản phẩm", roles: producerRoles, group: "Cơ sở", order: 22 },
    {
      href: productUrls.list,
      label: "Sản phẩm",
      roles: [...communeRoles, ...provinceRoles],
      group: "Địa bàn",
      order: 44,
    },
  ],
  fileOwner: productPictures,
};
