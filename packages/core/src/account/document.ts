import type { AccountFlaw } from "./account.js";
import { anything, flag, integer, listOf, objectOf, recordOf, type Shape, text, time } from "./shape.js";

type Text = string | null;
type List<T> = readonly (T | null)[] | null;

/** The document behind `apple_developer_portal_data.json`. */
export interface AccountDocument {
  readonly apple_id?: Text;
  readonly password?: Text;
  readonly app_specific_password?: Text;
  readonly connection_expiry_date?: unknown;
  readonly session_cookies?: Readonly<Record<string, List<CookieDocument>>> | null;
  readonly key_id?: Text;
  readonly issuer_id?: Text;
  readonly private_key?: Text;
  readonly is_enterprise_account?: unknown;
  readonly test_devices?: unknown;
}

interface CookieDocument {
  readonly name?: Text;
  readonly path?: Text;
  readonly value?: Text;
  readonly domain?: Text;
  readonly secure?: boolean | null;
  readonly expires?: Text;
  readonly max_age?: number | null;
  readonly httponly?: boolean | null;
  readonly for_domain?: boolean | null;
}

/** A test device as the document has it. */
export interface DeviceDocument {
  readonly id?: number | null;
  readonly user_id?: number | null;
  readonly device_identifier?: Text;
  readonly title?: Text;
  readonly created_at?: Text;
  readonly updated_at?: Text;
  readonly device_type?: Text;
}

// As strict as the released steps' own readers: a member of another type makes the whole document malformed, an absent one
// or null is empty, unknown members are ignored. Where the readers differ, anything is taken here.
const cookie: Readonly<Record<keyof CookieDocument, Shape>> = {
  name: text,
  path: text,
  value: text,
  domain: text,
  secure: flag,
  expires: text,
  max_age: integer,
  httponly: flag,
  for_domain: flag,
};

const device: Readonly<Record<keyof DeviceDocument, Shape>> = {
  id: integer,
  user_id: integer,
  device_identifier: text,
  title: text,
  created_at: text,
  updated_at: text,
  device_type: text,
};

const account: Readonly<Record<keyof AccountDocument, Shape>> = {
  apple_id: text,
  password: text,
  app_specific_password: text,
  connection_expiry_date: anything,
  session_cookies: recordOf(listOf(objectOf(cookie))),
  key_id: text,
  issuer_id: text,
  private_key: text,
  is_enterprise_account: anything,
  test_devices: anything,
};

/** Where the released readers differ, in the order in which they read: what not all of them mind is a flaw. */
export const flawed = {
  expiry: objectOf({ connection_expiry_date: time }),
  device: objectOf({ test_devices: listOf(objectOf(device)) }),
  "device-time": objectOf({ test_devices: listOf(objectOf({ created_at: time, updated_at: time })) }),
  enterprise: objectOf({ is_enterprise_account: flag }),
} as const satisfies Partial<Record<AccountFlaw["kind"], Shape>>;

/** Where a value is no account document: the members that lead there, or null where it is one. */
export const documentMismatch: Shape = objectOf(account);

/** Every member that the document, its cookies and its devices may have. */
export const memberNames: ReadonlySet<string> = new Set([account, cookie, device].flatMap(Object.keys));
