import { type FakeApi, type FakeOptions, makeFake } from "./fake/fake.js";

/** What a fake file store has. */
export interface FilesOptions extends FakeOptions {
  /** Texts by their path, such as `/AuthKey_2X9R4HXF34.p8`. */
  readonly files: Readonly<Record<string, string>>;
}

/** Something that private keys are downloaded from. A query, such as that of a pre-signed address, does not matter. */
export function fakeFiles({ files, ...options }: FilesOptions): FakeApi {
  return makeFake(
    ({ path }) => {
      const [route = ""] = path.split("?");
      const body = Object.hasOwn(files, route) ? (files[route] ?? "") : undefined;
      const headers = { "content-type": "application/octet-stream" };
      return body === undefined ? { status: 404, headers, body: "" } : { status: 200, headers, body };
    },
    () => "<Error/>",
    options,
  );
}
