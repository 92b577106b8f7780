/** Actions that come with fastlane and do not talk to Apple. A name that is none of them, and no lane, fails. */
const NAMES: ReadonlySet<string> = new Set(
  `
  actions_helper adb adb_devices add_extra_platforms add_git_tag analyze_ios_ipa app_store_build_info appaloosa appetize
  appetize_viewing_url_generator appium appledoc apteligent artifactory automatic_code_signing backup_file backup_xcarchive
  badge build_and_upload_to_appetize build_android_app build_app build_ios_app build_mac_app bundle_install
  capture_android_screenshots capture_ios_screenshots capture_screenshots carthage changelog_from_git_commits chatwork
  check_keychain_item clean_build_artifacts clean_cocoapods_cache clear_derived_data clipboard cloc cocoapods
  commit_github_file commit_version_bump copy_artifacts crashlytics create_app_on_managed_play_store create_keychain
  create_pull_request create_xcframework danger debug default_platform delete_keychain deploygate dotgpg_environment download
  download_from_play_store download_universal_apk_from_google_play dsym_zip echo ensure_bundle_exec ensure_env_vars
  ensure_git_branch ensure_git_status_clean ensure_no_debug_code ensure_xcode_version environment_variable erb
  fastlane_version flock frame_screenshots frameit gcovr get_build_number get_build_number_repository get_github_release
  get_info_plist_value get_ipa_info_plist_value get_managed_play_store_publishing_rights get_version_number git_add
  git_branch git_commit git_pull git_remote_branch git_submodule_update git_tag_exists github_api
  google_play_track_release_names google_play_track_version_codes gradle gym hg_add_tag hg_commit_version_bump
  hg_ensure_clean_status hg_push hipchat hockey ifttt import_certificate increment_build_number increment_version_number
  install_on_device install_provisioning_profile install_xcode_plugin installr ipa is_ci jazzy jira lane_context last_git_commit
  last_git_tag lcov mailgun make_changelog_from_jenkins min_fastlane_version nexus_upload notification notify
  number_of_commits oclint onesignal opt_out_crash_reporting opt_out_usage plugin_scores pod_lib_lint pod_push podio_item
  println prompt push_git_tags push_to_git_remote puts read_podspec recreate_schemes reset_git_repo
  reset_simulator_contents resign restore_file rocket rsync ruby_version run_tests s3 say scan scp screengrab
  set_build_number_repository set_github_release set_info_plist_value set_pod_key setup_ci setup_circle_ci setup_jenkins
  setup_travis sh skip_docs slack slather snapshot sonar sourcedocs spaceship_logs spaceship_stats splunkmint spm ssh supply
  swiftlint team_id team_name testfairy trainer tryouts twitter typetalk unlock_keychain update_app_group_identifiers
  update_app_identifier update_code_signing_settings update_fastlane update_icloud_container_identifiers update_info_plist
  update_keychain_access_groups update_plist update_project_code_signing update_project_provisioning update_project_team
  update_urban_airship_configuration update_url_schemes upload_symbols_to_crashlytics upload_symbols_to_sentry
  upload_to_play_store upload_to_play_store_internal_app_sharing validate_play_store_json_key verify_build verify_pod_keys
  verify_xcode version_bump_podspec version_get_podspec xcarchive xcbuild xcclean xcexport xcode_install xcode_select
  xcode_server_get_assets xcodebuild xcodes xcov xctest xctool xcversion zip apple_pay_cert match_nuke get_push_certificate
  app_store_connect_api_key upload_app_privacy_details_to_app_store update_app_age_rating
  `
    .trim()
    .split(/\s+/),
);

/** Whether fastlane has an action of that name; a question mark at its end is ignored. */
export function isAction(name: string): boolean {
  return NAMES.has(name.replace(/\?$/, ""));
}
