import * as z from "zod";
import { configSchema } from "./schema.js";

/** The JSON Schema of `stepauth.yml`, for editors. */
export function configJsonSchema(): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(configSchema, { target: "draft-7" });
  return {
    $schema,
    $id: "https://raw.githubusercontent.com/stepauth/stepauth/main/docs/schemas/stepauth.schema.json",
    title: "stepauth.yml",
    ...rest,
  };
}
