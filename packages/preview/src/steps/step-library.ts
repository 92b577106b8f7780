// Generated from generate/step-library.json. Do not edit: change that file, then run `pnpm vitest run -u`.

/** The day of the step library (https://github.com/bitrise-io/bitrise-steplib) whose IDs these are. */
export const stepLibraryDay = "2026-08-13";

/** The ID of every step that the library had on that day, deprecated ones included. */
export const stepIds: ReadonlySet<string> = new Set(
  `
    activate-build-cache-for-bazel activate-build-cache-for-gradle activate-build-cache-for-react-native
    activate-build-cache-for-tuist activate-build-cache-for-xcode activate-gradle-mirrors activate-ssh-key
    add-trace-sdk add-trace-sdk-android amazon-s3-deploy amazon-s3-upload amazon-s3-uploader android-build
    android-build-for-ui-testing android-detekt android-instrumented-test android-lint android-manifest-info
    android-screenrecord-start android-screenrecord-stop android-sdk-add-on-installer android-sdk-update
    android-unit-test apispotter-test-runner apk-info app-center-launch-test-android app-gallery-deploy
    app-ray-mobile-security appaloosa appdome-build-2secure-android appdome-build-2secure-ios appetize-deploy
    appgallery-deploy appium-server applivery-android applivery-ios apps-decompiler apptestai-test apt-get-install
    artifact-pull ascii-generator authenticate-host-with-netrc authenticate-with-aws
    authenticate-with-bitbucket-oauth authenticate-with-gcp authenticate-with-github-oauth autify-test-run
    autify-upload autofix-ci avd-manager aws-device-farm-file-deploy aws-device-farm-runner aws-s3-upload
    aws-secrets-manager azure-devops-status badgetizr beat-android-code-stats bitbucket-server-post-build-status
    bitbucket-snippet-runner bitrise-run bitrise-snyk-scan bitrise-step-appdome-build-2secure-ios
    bitrise-step-appledoc bitrise-step-eschecker bitrise-step-export-universal-apk bitrise-step-icon-overlay
    bitrise-step-ionic-build bitrise-step-multikey-restore-cache bitrise-step-multikey-save-cache
    bitrise-step-nowsecure-auto-analysis bitrise-step-qyrus-mobility-test-runner-android
    bitrise-step-semaloop-submit-build bitrise-step-stamp-appicon-with-version-number
    bitrise-step-version-pre-release-info bitrise-step-xctest-cobertura-xml bitrise-to-appscan
    bluepill-build-test-for-ios bower brew-install browserstack-app-live-upload browserstack-bitrise-espresso-step
    browserstack-bitrise-xcui-step browserstack-espresso-app-automate browserstack-upload build-number-adjust
    build-router-start build-router-wait build-status-change bundle-universal-apk bundler cache-pull cache-push
    cakebuild calabash-android-uitest calabash-ios-uitest carthage certificate-and-profile-installer
    change-android-applicationid change-android-versioncode-and-versionname change-value change-workdir
    check-certificate chuck-norris close-jira-tasks cocoapod-key cocoapods-dependency-check cocoapods-install
    cocoaseeds-install code-signing-setting-patch codecov codified-security-bitrise comment-on-github-pull-request
    configcat-feature-flag-sync connect-to-fortigate-sslvpn cordova-android cordova-archive cordova-config
    cordova-ios cordova-prepare create-a-new-release-in-jira create-android-emulator create-apple-documentation
    create-github-app-token create-github-pull-request create-install-page-qr-code create-new-app-store-release
    create-zip curl-ping custom-test-results-export danger data-theorem-mobile-secure decrypt-file
    dependency-installer deploy-react-native-update-to-appzung-codepush deploy-to-bitrise-io
    deploy-to-itunesconnect-application-loader deploy-to-itunesconnect-deliver deploy-to-itunesconnect-shenzhen
    deploy-to-updraft deploygate--upload-app-bitrise-step detekt device-cloud-for-maestro dexprotector diawi-upload
    disable-iphonesimulator-connect-hardware-keyboard discord-message docker-build-push dropbox
    dsym-upload-to-crashlytics--no-cocoapods email-with-mailgun embrace-symbol-upload ensure-clean-git errcheck
    expo-detach export-ios-to-lingohub export-lingohub-to-ios export-xcarchive export-xcarchive-mac
    fabric-crashlytics-beta-deploy fastlane fastlane-match fauxpasapp feature-list-for-release-notes
    fetch-infisical-secrets file-downloader find-jira-issue firebase-app-distribution firebase-change-file-by-env
    firebase-dsym-upload flank flowdock flutter flutter-analyze flutter-build flutter-build-patrol flutter-installer
    flutter-test fortify-on-demand-mobile-assessment ftp-upload gcp-storage-upload geckoboard-dashboard-build-result
    generate-changelog generate-cordova-build-configuration generate-gradle-wrapper generate-image-difference
    generate-text-file generate-xcode-html-report generic-file-storage genymotion-cloud-saas-start
    genymotion-cloud-saas-stop genymotion-saas-install-gmsaas-cli get-app get-flutter-version get-identity-token
    get-info-on-android-app-bundle get-npm-package-version get-pubspec-version-and-build-number giphy git-clone
    git-commit-changelog git-last-commit-date git-tag git-tag-project-version-and-build-number github-release
    github-release-downloader github-script-runner github-status gitlab-status go-list go-test golint
    google-play-deploy google-play-rollout-update gradle-coveralls gradle-dependency-checker gradle-runner
    gradle-unit-test gulp heroku-deploy hockeyapp-deploy hockeyapp-deploy-android image-overlayer
    instabug-android-mapping-file-upload instabug-ios-symbol-upload install-bundler install-dotnetcore
    install-flutter-version-manager install-missing-android-tools install-react-native installrapp-deploy
    ionic-archive ionic-prepare ios-auto-provision ios-auto-provision-appstoreconnect ipa-info jandi-message
    jasmine-runner jira-comments jira-issue-field-add-or-update jira-issue-status-update jira-issue-update-build
    karma-jasmine-runner kobiton-app-upload kobiton-execute-test kotlin-script lambdatest-espresso-app-automate
    lambdatest-upload lambdatest-xcuitest-app-automate lifx-notifier localazy loco maestro-cloud-upload
    maestro-ios-test-run magic-pod magicpod-ui-test manage-ios-code-signing microsoft-teams-adaptive-card
    microsoft-teams-integration mobile-quality mobitru-upload mobsfscan monitoring-apps-logs
    monitoring-apps-permissions monitoring-apps-sizes monkop-android msbuild-sonarscanner-begin
    msbuild-sonarscanner-end mussel nitro-android nitro-ios npm nuget-restore nunit-runner nvm onesignal-create-push
    open-vpn openstf-connect openstf-disconnect oversecured pagerduty parse-composer-results pcloudy-app-upload
    pebble-build perfecto-upload post-jira-comment-with-build-details project-scanner pull-intermediate-files
    push-notification-with-parse random-quote raygun react-native-bundle react-native-fingerprint
    recreate-user-schemes recursive-touch release-notes-extractor remote-script-runner repeato-test-runner
    repository-scanner resource-archive restore-cache restore-carthage-cache restore-cocoapods-cache
    restore-dart-cache restore-gradle-cache restore-gradle-configuration-cache restore-npm-cache restore-s3-cache
    restore-spm-cache revopush-command-line-interface ruby-script run-eas-build run-tests-using-marathon-cloud
    rustup-install s3-cache-pull s3-cache-push s3-download saucelabs-espresso-app-automate save-cache
    save-carthage-cache save-cocoapods-cache save-dart-cache save-gradle-cache save-gradle-configuration-cache
    save-npm-cache save-s3-cache save-spm-cache scan-with-appsweep script script-runner secure-delete-path
    send-google-chat-message send-microsoft-teams-message set-android-application-attributes
    set-android-manifest-package-name set-android-manifest-values set-android-manifest-versions set-env-var
    set-gem-home set-git-credentials set-ios-bundle-identifier set-ios-info-plist-unified
    set-ios-product-bundle-identifier set-ios-version set-java-version set-macos-timezone set-nuget-private-source
    set-pubspec-application-version set-xcode-build-number set-xcode-plist-value sftp-artifact-upload
    share-pipeline-variable sign-apk slack smart-qa sms-text-message snyk sofy-upload sofy-upload-bitrise-step
    sonarqube-msbuild-scanner sonarqube-scanner stamp-appicon-with-version-number start-android-emulator
    steps-app-gallery-reports steps-chatwork-message swift-environment-variable-injector
    swift-package-manager-build-for-mac swift-package-manager-test-for-mac swift-package-manager-xcodeproj-for-mac
    swiftformat swiftlint swiftlint-extended telegram-notifier telegram-notify testfairy-deploy
    testfairy-deploy-android testingbot-upload-app testlio-upload testproject-run testproject-upload
    theappspajamas-service-account-key-installer timestamp translized trigger-bitrise-workflow tryoutapps-shaman
    tslint tuist twitter-message unzip update-gitops-repository update-jira-issue-field update-jira-release-status
    update-xcode-project-provisioning upload-gradle-github-dependencies upload-to-sauce-labs urls-scanner
    veracode-security version-extractor-android version-pre-release-info versionbox-deploy
    virtual-device-testing-for-android virtual-device-testing-for-ios vpnc-connect wait-for-android-emulator
    waldo-upload web-translate-it wetransfer xamarin-android-test xamarin-archive xamarin-components-restore
    xamarin-insights xamarin-ios-test xamarin-test-cloud-for-android xamarin-test-cloud-for-calabash-android
    xamarin-test-cloud-for-calabash-ios xamarin-test-cloud-for-ios xamarin-user-management xcode-analyze
    xcode-archive xcode-archive-mac xcode-build-for-simulator xcode-build-for-test xcode-build-version
    xcode-create-device-pair xcode-project-info xcode-result-bundle-to-checks xcode-start-simulator xcode-test
    xcode-test-bundle-builder xcode-test-mac xcode-test-shard-calculation xcode-test-without-building xcodebuild
    xcodegen xcparse xctest-html-report xcuitestbrowserstack yarn zip-directory-and-export-its-path zipalign-apk
    zscan-upload-plugin
  `
    .trim()
    .split(/\s+/),
);
