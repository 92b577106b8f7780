# As much of fastlane as says in which order the blocks of a Fastfile run, with what, and what the actions in them are given.
# Reads cases from stdin and answers each with why it failed (null: it did not) and the actions: [name, lane, username].
require "base64"
require "json"
require "ostruct"
require "set"
require "stringio"

class FastlaneError < StandardError; end
class LaneNotAvailable < StandardError; end

module FastlaneCore
  module Interface
    class FastlaneException < StandardError; end
    class FastlaneError < FastlaneException; end
    class FastlaneCrash < FastlaneException; end
  end

  class UI
    def self.user_error!(message) = raise(Interface::FastlaneError, message)

    def self.interactive? = false

    def self.method_missing(*) = nil
  end
end

module Fastlane
  UI = FastlaneCore::UI

  module Actions
    module SharedValues
      LANE_NAME = :LANE_NAME
      PLATFORM_NAME = :PLATFORM_NAME
    end
  end

  class Runner
    APPLE = %i[pilot sigh match deliver cert].freeze
    OTHER = %i[build_app increment_build_number opt_out_usage fastlane_version setup_ci].freeze

    attr_reader :lanes, :hooks, :done, :context

    def initialize
      @lanes = Hash.new { |lanes, platform| lanes[platform] = {} }
      @hooks = Hash.new { |hooks, kind| hooks[kind] = {} }
      @done = []
      @context = {}
    end

    def start(platform, name, options)
      @platform = platform
      @lane = name
      block, is_private = @lanes[platform][name]
      raise FastlaneError, "no such lane, or a private one" if block.nil? || is_private

      @context[:PLATFORM_NAME] = platform
      @context[:LANE_NAME] = [platform, name].compact.join(" ")
      ENV["FASTLANE_LANE_NAME"] = name.to_s
      ENV["FASTLANE_PLATFORM_NAME"] = platform&.to_s
      around(:before_all, name, options)
      around(:before_each, name, options)
      call(block, options)
      around(:after_each, name, options)
      around(:after_all, name, options)
    rescue StandardError => e
      begin
        [platform, nil].uniq.each { |each| @hooks[:error][each]&.call(@lane, e, options) }
      rescue StandardError
        nil
      end
      raise e
    end

    def named(name, arguments)
      switch(name, arguments)
    rescue LaneNotAvailable
      action(name, arguments)
    end

    private

    def around(kind, *arguments)
      [@platform, nil].uniq.each { |platform| @hooks[kind][platform]&.call(*arguments) }
    end

    def call(block, options)
      by_name = block.parameters.any? { |kind, _| %i[key keyreq keyrest].include?(kind) }
      by_name ? block.call(**options) : block.call(options)
    end

    def switch(name, arguments)
      block, = @lanes[@platform][name] || @lanes[nil][name]
      raise LaneNotAvailable if block.nil?

      options = arguments.first || {}
      raise FastlaneCore::Interface::FastlaneError, "no hash" unless options.is_a?(Hash)

      around(:before_each, name, arguments)
      before = @lane
      @lane = name
      result = call(block, options)
      @lane = before
      around(:after_each, name, arguments)
      result
    end

    def action(name, arguments)
      return @context if name == :lane_context
      return @context[:DEFAULT_PLATFORM] = arguments.first.to_sym if name == :default_platform
      return name == :is_ci if OTHER.include?(name) || name == :is_ci
      raise FastlaneCore::Interface::FastlaneError, "no action #{name}" unless APPLE.include?(name)

      username = arguments.first&.fetch(:username, nil)
      @done << [name, [@platform, @lane].compact.join(" "), username.to_s.dup]
      raise FastlaneCore::Interface::FastlaneError, "no username" unless username.is_a?(String) && !username.empty?
    end
  end

  class FastFile
    SharedValues = Actions::SharedValues

    attr_reader :runner

    def initialize(files)
      @runner = Runner.new
      @files = files
    end

    def parse(name)
      text = @files[name.delete_prefix("./")] or raise FastlaneCore::Interface::FastlaneError, "no file"
      eval(text, parsing_binding, name)
    end

    def parsing_binding = binding

    def lane(name, &block) = define(name, block, false)

    def private_lane(name, &block) = define(name, block, true)

    def override_lane(name, &block) = @runner.lanes[@platform][name] = [block, false]

    def platform(name)
      @platform = name
      yield
      @platform = nil
    end

    %i[before_all before_each after_each after_all error].each do |kind|
      define_method(kind) { |&block| @runner.hooks[kind][@platform] = block }
    end

    def import(path) = parse(path)

    def desc(_text) = nil

    def puts(*) = nil

    def method_missing(name, *arguments) = @runner.named(name, arguments)

    private

    def define(name, block, is_private)
      raise FastlaneCore::Interface::FastlaneError, "twice" if @runner.lanes[@platform].key?(name)

      @runner.lanes[@platform][name] = [block, is_private]
    end
  end
end

BOOLEANS = { "true" => true, "yes" => true, "false" => false, "no" => false }.freeze

def run(files, line)
  fastfile = Fastlane::FastFile.new(files)
  runner = fastfile.runner
  begin
    fastfile.parse("Fastfile")
    options, names = line.split.partition { |word| word.include?(":") }
    given = options.to_h { |word| word.split(":", 2).then { |name, value| [name.to_sym, BOOLEANS.fetch(value, value)] } }
    lane = names.last.to_sym
    platform = names.length > 1 ? names.first.to_sym : nil
    platform ||= runner.context[:DEFAULT_PLATFORM] unless runner.lanes[nil].key?(lane)
    runner.start(platform, lane, given)
    [nil, runner.done]
  rescue Exception => e
    [e.class.name, runner.done]
  end
end

def answer(input)
  reader, writer = IO.pipe
  child = fork do
    reader.close
    $stdout = $stderr = StringIO.new
    ENV.update(input["env"])
    writer.write(JSON.generate(run(input["files"], input["lane"])))
    writer.close
    exit!
  end
  writer.close
  text = reader.read
  Process.wait(child)
  JSON.parse(text)
end

puts JSON.generate(JSON.parse($stdin.read).map { |input| answer(input) })
