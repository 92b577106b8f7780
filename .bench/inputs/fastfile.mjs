/** A Fastfile of about so many lines, as large projects have them: lanes for several flavours, helpers, a module, hooks. @param {number} lines */
export function makeFastfile(lines) {
  const text = [...HEAD];
  for (let number = 0; text.length + LANE_LINES < lines; number += 1) text.push(...makeLane(number));
  return `${text.join("\n")}\nend\n`;
}

const LANE_LINES = 14;

const HEAD = [
  "default_platform(:ios)",
  "",
  "module Names",
  "  ENVIRONMENTS = %w[dev stg prod].freeze",
  '  def self.user(environment) = "#{environment}@example.com"',
  "end",
  "",
  "def options_for(environment, **more)",
  '  { username: Names.user(environment), app_identifier: "com.example.#{environment}" }.merge(more)',
  "end",
  "",
  "platform :ios do",
  "  before_all do |lane, options|",
  '    ENV["BUILD_KIND"] ||= options[:kind] || "release"',
  "  end",
  "",
  "  lane :beta do |options|",
  "    Names::ENVIRONMENTS.each do |environment|",
  '      next if environment == "dev" && !options[:all]',
  "      pilot(**options_for(environment, skip_waiting_for_build_processing: true))",
  "    end",
  '    lane_0(version: options.fetch(:version, "1.0"))',
  "  end",
];

/** @param {number} number */
function makeLane(number) {
  return [
    "",
    `  desc "Ships flavour ${number}"`,
    `  lane :lane_${number} do |options|`,
    `    version = options[:version] || ENV.fetch("VERSION_${number}", "1.${number}.0")`,
    '    parts = version.split(".").map(&:to_i)',
    "    begin",
    `      build_app(scheme: "App${number}", export_options: { method: "app-store", version: parts.join("-") })`,
    `      sigh(**options_for("flavour${number}", readonly: false)) if parts.first.positive?`,
    "    rescue StandardError => e",
    "      UI.error(e.message)",
    "    ensure",
    "      clean_build_artifacts",
    "    end",
    "  end",
  ];
}
