import { BadRequest } from "./errors.ts";

/**
 * PostgreSQL holds neither a NUL character nor half of a surrogate pair; nobody types one.
 * Refused at the door, so that no store has to think of it.
 */
export function assertStorable(input: unknown): void {
  const waiting: unknown[] = [input];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value === "string") assertText(value);
    else if (Array.isArray(value)) for (const item of value) waiting.push(item);
    else if (typeof value === "object" && value !== null) {
      for (const [name, item] of Object.entries(value)) {
        assertText(name);
        waiting.push(item);
      }
    }
  }
}

/** The same for an address: Node's parser lets no bare NUL through, only the escaped one. */
export function assertStorableAddress(url: string): void {
  if (url.includes("%00")) refuse();
}

function assertText(text: string): void {
  if (text.includes("\0") || !text.isWellFormed()) refuse();
}

function refuse(): never {
  throw new BadRequest("Nội dung gửi lên có ký tự không hợp lệ. Hãy xoá ký tự lạ rồi gửi lại.");
}
