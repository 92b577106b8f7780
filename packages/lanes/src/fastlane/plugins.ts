import { type FastlaneFolder, joined } from "./folder.js";
import type { Project } from "./project.js";

/** Whether an action of a name may come from the project's own `actions` folder, or from a plugin. */
export function otherActionsOf(project: Project, { folder, workDir }: FastlaneFolder): (name: string) => boolean {
  return (name) => {
    const own = project.names(joined(folder, "actions"));
    if (own?.includes(`${name}.rb`)) return true;
    return [joined(folder, "Pluginfile"), joined(workDir, "Gemfile")].some((path) =>
      /fastlane-plugin-/.test(project.text(path) ?? ""),
    );
  };
}
