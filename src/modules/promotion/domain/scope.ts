/** What of the lists somebody sees; `all` for the ministry. */
export interface Scope {
  all: boolean;
  provinceCodes: readonly string[];
  communeCodes: readonly string[];
}
