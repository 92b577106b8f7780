# Asks stepauth from Ruby: one process, one line per question.
require "json"

IO.popen(["stepauth", "resolve", "--jsonl"], "r+") do |stepauth|
  %w[fastlane deliver application-loader].each do |step|
    stepauth.puts({ step: step, inputs: { connection: "api_key" }, account: { status: 401 } }.to_json)
    answer = JSON.parse(stepauth.gets)
    codes = answer["diagnostics"].map { |found| found["code"] }
    puts "#{answer["step"]} #{answer["version"]}: #{answer["status"]} (#{codes.join(", ")})"
  end
end
