// The code fences of a page.

/**
 * @returns {{ language: string, name: string, text: string, comment: string }[]} `name` is the second word behind the
 * backticks, `comment` the one in front of them
 */
export function fencesOf(page) {
  return [...page.matchAll(/(?:^<!-- (.*) -->\n\n?)?^```(\S+)(?: (\S+))?\n([\s\S]*?)^```$/gm)].map(
    ([, comment = "", language, name = "", text]) => ({ language, name, text, comment }),
  );
}

/** The commands that a page leaves to these checks, because they need the npm registry. */
export function commandsLeftToUs(page) {
  return fencesOf(page)
    .filter(({ language, comment }) => language === "console" && comment.includes(".ci/packages runs it"))
    .flatMap(({ text }) => text.split("\n").filter((line) => line.startsWith("$ ")))
    .map((line) => line.slice(2));
}
