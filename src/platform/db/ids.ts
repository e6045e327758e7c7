import { v7 } from "uuid";

/** A new identifier: time-ordered, so that indexes grow at their end. */
export function uuidv7(): string {
  return v7();
}

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text from an address can be an identifier at all; anything else is simply not found. */
export function isUuid(text: string): boolean {
  return shape.test(text);
}
