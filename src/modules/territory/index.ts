export {
  type DatedName,
  type Era,
  eraOn,
  type Level,
  type Unit,
  type UnitType,
} from "./domain/unit.ts";
export { CommunePicker, type CommunePickerProps } from "./pages/commune-picker.tsx";
export {
  type CommuneChoice,
  type CommuneOption,
  chosenOption,
  communeOptions,
  readCommuneChoice,
} from "./use-cases/choose-commune.ts";
export { describePlace, type Place } from "./use-cases/describe-place.ts";
export { type FoundUnit, findUnits, type UnitSearch } from "./use-cases/find-units.ts";
export {
  findCommune,
  findOldUnit,
  findProvince,
  getCommune,
  getProvince,
  listCommunes,
  listProvinces,
  namesOf,
} from "./use-cases/look-up.ts";
export { predecessorsOf, type Successors, successorsOf } from "./use-cases/successors.ts";
