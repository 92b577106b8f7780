import * as z from "zod/mini";

// The shape of the build API's document, as strict as the released steps' own reader: a member of another type makes the
// whole document malformed, an absent one or null is empty, unknown members are ignored.
const text = z.nullish(z.string());
const flag = z.nullish(z.boolean());

const cookie = z.object({
  name: text,
  path: text,
  value: text,
  domain: text,
  secure: flag,
  expires: text,
  max_age: z.nullish(z.int()),
  httponly: flag,
  for_domain: flag,
});

const device = z.object({
  id: z.nullish(z.int()),
  user_id: z.nullish(z.int()),
  device_identifier: text,
  title: text,
  created_at: text,
  updated_at: text,
  device_type: text,
});

/** The document behind `apple_developer_portal_data.json`. */
export const accountDocument = z.object({
  apple_id: text,
  password: text,
  app_specific_password: text,
  connection_expiry_date: z.optional(z.unknown()),
  session_cookies: z.nullish(z.record(z.string(), z.nullish(z.array(z.nullish(cookie))))),
  key_id: text,
  issuer_id: text,
  private_key: text,
  is_enterprise_account: flag,
  test_devices: z.nullish(z.array(z.nullish(device))),
});

/** Every member that the document, its cookies and its devices may have. */
export const memberNames: ReadonlySet<string> = new Set(
  [accountDocument, cookie, device].flatMap(({ shape }) => Object.keys(shape)),
);

export type AccountDocument = z.infer<typeof accountDocument>;
