import { type Credentials, type Resolution, Secret } from "@stepauth/core";

/** Whether two resolutions come to the same: whether the step goes on, and with which credentials from where. */
export function agree(a: Resolution, b: Resolution): boolean {
  return (
    a === b ||
    (a.status === b.status &&
      a.origin === b.origin &&
      a.session?.origin === b.session?.origin &&
      areSame(a.credentials, b.credentials))
  );
}

function areSame(a: Credentials | null, b: Credentials | null): boolean {
  if (a === null || b === null) return a === b;
  const fields = Object.entries(a);
  const others = new Map(Object.entries(b));
  return fields.length === others.size && fields.every(([name, value]) => plain(value) === plain(others.get(name)));
}

function plain(value: unknown): unknown {
  return value instanceof Secret ? value.reveal() : value;
}
