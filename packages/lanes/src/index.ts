export type { ActionRow, LaneKey, Login, TeamOption, UserGroup } from "./actions/row.js";
export { actionRows } from "./actions/rows.js";
export { analyseLane, listLanes, type ProjectFolder } from "./analyse.js";
export type { LaneAction, LaneAnswer, LaneFlag, LaneOutcome, LaneResult, LaneText, LaneUpload } from "./answer.js";
export type { Variable } from "./fastlane/environment.js";
export { filesFolder } from "./files-folder.js";
export { type LaneNeed, laneNeeds } from "./needs.js";
export type { LaneName, LaneNames, LaneQuestion } from "./plan.js";
export { type FastlaneVersion, NEWEST_FASTLANE } from "./version.js";
