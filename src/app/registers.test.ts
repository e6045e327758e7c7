import { expect, test } from "vitest";
import { importRoutes } from "#platform/imports";
import { modules } from "./modules.ts";

const registers = modules.flatMap((module) =>
  (module.registers ?? []).map((register) => ({ module, register })),
);

test("every register has a name and an address of its own, and belongs to its module", () => {
  const names = registers.map(({ register }) => register.name);
  const paths = registers.map(({ register }) => register.path);
  expect([new Set(names).size, new Set(paths).size]).toEqual([names.length, names.length]);
  expect(names.length).toBeGreaterThan(0);
  const foreign = registers.filter(({ module, register }) => !register.name.startsWith(`${module.name}.`));
  expect(foreign.map(({ register }) => register.name)).toEqual([]);
});

test("the worker knows the register of every upload, and every register has its screens", () => {
  const known = registers.flatMap(({ register }) => importRoutes(register).map(({ action }) => action));
  const routed = modules
    .flatMap((module) => module.routes)
    .filter(({ path, action }) => path.includes(":importId") || known.includes(action))
    .map(({ action }) => action);
  expect(routed.sort()).toEqual(known.sort());
});

test("fields of a register are named once, and choices have their words", () => {
  for (const { register } of registers) {
    const keys = register.fields.map(({ key }) => key);
    expect([register.name, new Set(keys).size]).toEqual([register.name, keys.length]);
    const empty = register.fields.filter(
      ({ kind, choices = [] }) => (kind === "choice") !== choices.length > 0,
    );
    expect([register.name, empty.map(({ key }) => key)]).toEqual([register.name, []]);
  }
});
