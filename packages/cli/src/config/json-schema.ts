import * as z from "zod";
import { configSchema } from "./schema.js";

/** The JSON Schema of `stepauth.yml`, for editors. */
export function configJsonSchema(): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(configSchema, { target: "draft-7" });
  return { $schema, $id: "https://unpkg.com/stepauth/schema/stepauth.schema.json", title: "stepauth.yml", ...rest };
}
