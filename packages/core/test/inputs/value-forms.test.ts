import { expect, test } from "vitest";
import { flawOf, type ValueForm } from "../../src/inputs/value-forms.js";
import { folderPath } from "../../src/sources/folder-path.js";

// What is said of values that look like something else; null where nothing is.

test.each<[ValueForm, string, string | null]>([
  ["portal-team", "ABCDE12345", null],
  ["portal-team", "1234567890", null],
  ["portal-team", "118033180", "number"],
  ["portal-team", "abcde12345", "ten capital letters"],
  ["portal-team", "Example BV", "ten capital letters"],
  ["connect-team", "118033180", null],
  ["connect-team", "ABCDE12345", "Developer Portal"],
  ["connect-team", "Example BV", "are numbers"],
  ["team-name", "Example BV", null],
  ["team-name", "EXAMPLECOM", null],
  ["team-name", "3M", null],
  ["team-name", "5EDNC9LQER", "no name"],
  ["team-name", "118033180", "no name"],
  ["app-number", "1389635943", null],
  ["app-number", "ci@example.com", "e-mail address"],
  ["app-number", "com.example.app", "bundle ID"],
  ["app-number", "My App", "are numbers"],
  ["bundle-id", "com.example.app", null],
  ["bundle-id", "com.example.*", null],
  ["bundle-id", "1389635943", "no bundle ID"],
  ["bundle-id", "ci@example.com", "no bundle ID"],
])("%s: %s", (form, text, what) => {
  const flaw = flawOf(form, text);
  if (what === null) expect(flaw).toBeNull();
  else expect(flaw?.what).toContain(what);
  expect(flaw?.what ?? "").not.toContain(text);
});

test.each([
  ["apps/ios", "./fastlane/k.p8", "apps/ios/fastlane/k.p8"],
  ["./apps/ios//", "k.p8", "apps/ios/k.p8"],
  ["/abs/ios", "k.p8", "/abs/ios/k.p8"],
  ["apps/ios", "/abs/k.p8", null],
  ["apps/ios", "~/k.p8", null],
  ["apps/ios", "", null],
  [".", "k.p8", null],
  ["./", "k.p8", null],
  ["", "k.p8", null],
])("in %j, %j is %j", (folder, path, wanted) => {
  expect(folderPath(folder, path)).toBe(wanted);
});
