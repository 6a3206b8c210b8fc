// Closed lists that the window draws from. Written from Rust by tests/tidy (UPDATE_GOLDEN=1 make test); do not edit.

export const STATIONERY = [
  {"editor":"skeleton","kind":"template"},
  {"editor":"words","kind":"snippet"},
  {"editor":"lines","kind":"codes"},
  {"editor":"elsewhere","kind":"stamp"},
] as const;
