function names(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

const MATCH = `
  type additional_cert_types readonly generate_apple_certs skip_provisioning_profiles app_identifier api_key_path api_key
  username team_id team_name storage_mode git_url git_branch git_full_name git_user_email shallow_clone
  clone_branch_directly git_basic_authorization git_bearer_authorization git_private_key google_cloud_bucket_name
  google_cloud_keys_file google_cloud_project_id skip_google_cloud_account_confirmation s3_region s3_access_key
  s3_secret_access_key s3_session_token s3_bucket s3_object_prefix s3_skip_encryption gitlab_project gitlab_host job_token
  private_token aws_secrets_manager_region aws_secrets_manager_prefix aws_secrets_manager_force_delete_without_recovery
  aws_secrets_manager_recovery_window_days keychain_name keychain_password force force_for_new_devices include_mac_in_profiles
  include_all_certificates certificate_id force_for_new_certificates skip_confirmation safe_remove_certs skip_docs platform
  derive_catalyst_app_identifier template_name profile_name fail_on_name_taken skip_certificate_matching output_path
  skip_set_partition_list force_legacy_encryption verbose workspace renew_expired_certs`;

/** Which options an action knows: one that it does not know fails the lane. */
export const optionNames = {
  app_store_connect_api_key: names(
    "key_id issuer_id key_filepath key_content is_key_content_base64 duration in_house set_spaceship_token",
  ),
  upload_to_testflight: names(`
    api_key_path api_key username app_identifier app_platform apple_id ipa pkg demo_account_required beta_app_review_info
    localized_app_info beta_app_description beta_app_feedback_email localized_build_info changelog skip_submission
    skip_waiting_for_build_processing update_build_info_on_upload distribute_only uses_non_exempt_encryption
    distribute_external notify_external_testers app_version build_number expire_previous_builds first_name last_name email
    testers_file_path groups team_id team_name dev_portal_team_id itc_provider provider_public_id wait_processing_interval
    wait_processing_timeout_duration wait_for_uploaded_build reject_build_waiting_for_review submit_beta_review group_name`),
  upload_to_app_store: names(`
    api_key_path api_key username app_identifier app_version ipa pkg build_number platform edit_live use_live_version
    metadata_path screenshots_path skip_binary_upload skip_screenshots skip_metadata skip_app_version_update force
    overwrite_screenshots screenshot_processing_timeout sync_screenshots submit_for_review verify_only reject_if_possible
    version_check_wait_retry_limit automatic_release auto_release_date phased_release reset_ratings price_tier
    app_rating_config_path submission_information team_id team_name dev_portal_team_id dev_portal_team_name itc_provider
    provider_public_id run_precheck_before_submit precheck_default_rule_level precheck_include_in_app_purchases
    individual_metadata_items app_icon apple_watch_app_icon copyright primary_category secondary_category
    primary_first_sub_category primary_second_sub_category secondary_first_sub_category secondary_second_sub_category
    trade_representative_contact_information app_review_information app_review_attachment_file description name subtitle
    keywords promotional_text release_notes privacy_url apple_tv_privacy_policy support_url marketing_url languages
    ignore_language_directory_validation app app_previews_path skip_app_previews overwrite_app_previews
    app_preview_processing_timeout`),
  check_app_store_metadata: names(`
    api_key_path api_key app_identifier username team_id team_name platform default_rule_level include_in_app_purchases
    use_live negative_apple_sentiment placeholder_text other_platforms future_functionality test_words curse_words
    free_stuff_in_iap custom_text copyright_date unreachable_urls`),
  get_provisioning_profile: names(`
    adhoc developer_id development skip_install force include_mac_in_profiles app_identifier api_key_path api_key username
    team_id team_name provisioning_name ignore_profiles_with_different_name output_path cert_id cert_owner_name filename
    skip_fetch_profiles include_all_certificates skip_certificate_verification platform readonly template_name
    fail_on_name_taken cached_certificates cached_devices cached_bundle_ids cached_profiles`),
  get_certificates: names(`
    development type force generate_apple_certs api_key_path api_key username team_id team_name filename output_path
    keychain_path keychain_password skip_set_partition_list platform`),
  sync_code_signing: names(MATCH),
  notarize: names(`
    package username asc_provider print_log verbose api_key_path api_key skip_stapling bundle_id use_notarytool
    try_early_stapling`),
  latest_testflight_build_number: names(`
    api_key_path api_key live app_identifier username version platform initial_build_number team_id team_name`),
  app_store_build_number: names(`
    api_key_path api_key initial_build_number app_identifier username team_id live version platform team_name`),
  register_device: names("name platform udid api_key_path api_key team_id team_name username"),
  register_devices: names("devices_file devices api_key_path api_key team_id team_name username platform"),
  download_dsyms: names(`
    username app_identifier api_key_path api_key team_id team_name platform version build_number min_version
    after_uploaded_date output_directory wait_for_dsym_processing wait_timeout`),
  set_changelog: names("api_key_path api_key app_identifier username version changelog team_id team_name platform"),
  create_app_online: names(`
    username app_identifier bundle_identifier_suffix app_name app_version sku platform platforms language company_name
    skip_itc itc_users enabled_features enable_services skip_devcenter team_id team_name itc_team_id itc_team_name`),
  modify_services: names("username app_identifier services team_id team_name"),
  get_push_certificate: names(`
    platform development website_push generate_p12 active_days_limit force save_private_key app_identifier username team_id
    team_name p12_password pem_name output_path new_profile`),
  app_privacy: names(`
    username app_identifier team_id team_name json_path skip_json_file_saving skip_upload skip_publish output_json_path`),
} as const;

/** Options that a release took away: naming one fails from then on. */
export const removedOptions: readonly {
  readonly action: string;
  readonly option: string;
  readonly from: readonly number[];
}[] = [
  { action: "notarize", option: "use_notarytool", from: [2, 235] },
  { action: "notarize", option: "try_early_stapling", from: [2, 235] },
  // Removed after 2.237.0.
  { action: "notarize", option: "bundle_id", from: [2, 238] },
];
