/** A form of a page, as a browser would see it. */
export interface PageForm {
  action: string;
  names: string[];
  /** Every field a person can fill, filled with the same text; hidden ones keep theirs unless told otherwise. */
  filledWith(text: string, options?: { hiddenToo: boolean }): [string, string][];
}

/** Reads the POST forms of a page; where a form names no action it posts to the page itself. */
export function readForms(html: string, address: string): PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)]
    .filter(([, head]) => attribute(head ?? "", "method") === "post")
    .map(([, head = "", body = ""]) => {
      const fields = readFields(body);
      return {
        action: attribute(head, "action") || address,
        names: [...new Set(fields.map(({ name }) => name))],
        filledWith: (text, options) =>
          fields.map(({ name, value, hidden }): [string, string] => [
            name,
            hidden && !options?.hiddenToo ? value : text,
          ]),
      };
    });
}

function readFields(body: string): { name: string; value: string; hidden: boolean }[] {
  return [...body.matchAll(/<(?:input|select|textarea|button)\b([^>]*)>/g)].flatMap(([, attributes = ""]) => {
    const name = attribute(attributes, "name");
    if (!name || name === "_csrf" || name === "_key") return [];
    return [
      { name, value: attribute(attributes, "value"), hidden: attribute(attributes, "type") === "hidden" },
    ];
  });
}

function attribute(attributes: string, name: string): string {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? "";
  return value
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, "<")
    .replace(/&amp;/g, "&");
}
