import { expect, it } from "vitest";
import { freeSlug } from "./index.ts";

it.each([
  ["Mắm cá lóc", [], "mam-ca-loc"],
  ["Mắm cá lóc", ["mam-ca-loc"], "mam-ca-loc-2"],
  ["Mắm cá lóc", ["mam-ca-loc", "mam-ca-loc-2", "mam-ca-loc-muoi"], "mam-ca-loc-3"],
  ["★★★", [], "san-pham"],
])("%s beside %j", (name, taken, wanted) => expect(freeSlug(name, taken, "san-pham")).toBe(wanted));
