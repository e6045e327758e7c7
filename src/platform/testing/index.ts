export { type TestDatabase, withTestDatabase } from "./database.ts";
export { servicesFor, testActor } from "./services.ts";
