/** The names of the methods that Ruby's own values have, as Ruby 3.1 lists them and later releases add to them. */
const NAMES: Readonly<Record<string, string>> = {
  String: `
    % * + +@ -@ < << <= > >= [] []= ascii_only? b between? bytes bytesize byteslice capitalize capitalize! casecmp
    casecmp? center chars chomp chomp! chop chop! chr clamp clear codepoints concat count crypt delete delete!
    delete_prefix delete_prefix! delete_suffix delete_suffix! downcase downcase! dump each_byte each_char
    each_codepoint each_grapheme_cluster each_line empty? encode encode! encoding end_with? force_encoding getbyte
    grapheme_clusters gsub gsub! hex include? index insert intern length lines ljust lstrip lstrip! match match?
    next next! oct ord partition prepend replace reverse reverse! rindex rjust rpartition rstrip rstrip! scan scrub
    scrub! setbyte shellescape shellsplit size slice slice! split squeeze squeeze! start_with? strip strip! sub sub!
    succ succ! sum swapcase swapcase! to_c to_f to_i to_json_raw to_json_raw_object to_r to_str to_sym tr tr! tr_s
    tr_s! undump unicode_normalize unicode_normalize! unicode_normalized? unpack unpack1 upcase upcase! upto
    valid_encoding? bytesplice byteindex byterindex append_as_bytes`,
  Symbol: `
    < <= > >= [] between? capitalize casecmp casecmp? clamp downcase empty? encoding end_with? id2name intern length
    match match? name next size slice start_with? succ swapcase to_proc to_sym upcase`,
  Integer: `
    % & * ** + +@ - -@ / < << <= > >= >> [] ^ abs abs2 allbits? angle anybits? arg between? bit_length ceil chr
    clamp coerce conj conjugate denominator digits div divmod downto even? fdiv finite? floor gcd gcdlcm i imag
    imaginary infinite? integer? lcm magnitude modulo negative? next nobits? nonzero? numerator odd? ord phase polar
    positive? pow pred quo rationalize real real? rect rectangular remainder round size step succ times to_c to_f
    to_i to_int to_r truncate upto zero? | ~ ceildiv`,
  Float: `
    % * ** + +@ - -@ / < <= > >= abs abs2 angle arg between? ceil clamp coerce conj conjugate denominator div divmod
    fdiv finite? floor i imag imaginary infinite? integer? magnitude modulo nan? negative? next_float nonzero?
    numerator phase polar positive? prev_float quo rationalize real real? rect rectangular remainder round step to_c
    to_f to_i to_int to_r truncate zero?`,
  Array: `
    & * + - << [] []= all? any? append assoc at bsearch bsearch_index chain chunk chunk_while clear collect collect!
    collect_concat combination compact compact! concat count cycle deconstruct delete delete_at delete_if detect
    difference dig drop drop_while each each_cons each_entry each_index each_slice each_with_index each_with_object
    empty? entries fetch fill filter filter! filter_map find find_all find_index first flat_map flatten flatten!
    grep grep_v group_by include? index inject insert intersect? intersection join keep_if last lazy length map map!
    max max_by member? min min_by minmax minmax_by none? one? pack partition permutation pop prepend product push
    rassoc reduce reject reject! repeated_combination repeated_permutation replace reverse reverse! reverse_each
    rindex rotate rotate! sample select! shelljoin shift shuffle shuffle! size slice slice! slice_after slice_before
    slice_when sort sort! sort_by sort_by! sum take take_while tally to_a to_ary to_h to_set transpose union uniq
    uniq! unshift values_at zip | fetch_values`,
  Hash: `
    < <= > >= [] []= all? any? assoc chain chunk chunk_while clear collect collect_concat compact compact!
    compare_by_identity compare_by_identity? count cycle deconstruct_keys default default= default_proc
    default_proc= delete delete_if detect dig drop drop_while each each_cons each_entry each_key each_pair
    each_slice each_value each_with_index each_with_object empty? entries except fetch fetch_values filter filter!
    filter_map find find_all find_index first flat_map flatten grep grep_v group_by has_key? has_value? include?
    inject invert keep_if key key? keys lazy length map max max_by member? merge merge! min min_by minmax minmax_by
    none? one? partition rassoc reduce rehash reject reject! replace reverse_each select! shift size slice
    slice_after slice_before slice_when sort sort_by store sum take take_while tally to_a to_h to_hash to_proc
    to_set transform_keys transform_keys! transform_values transform_values! uniq update value? values values_at zip
    compact`,
  Range: `
    % all? any? begin bsearch chain chunk chunk_while collect collect_concat compact count cover? cycle detect drop
    drop_while each each_cons each_entry each_slice each_with_index each_with_object end entries exclude_end? filter
    filter_map find find_all find_index first flat_map grep grep_v group_by include? inject last lazy map max max_by
    member? min min_by minmax minmax_by none? one? partition reduce reject reverse_each size slice_after
    slice_before slice_when sort sort_by step sum take take_while tally to_a to_h to_set uniq zip overlap?
    reverse_each compact`,
  Regexp: `
    casefold? encoding fixed_encoding? match match? named_captures names options source ~ timeout`,
  MatchData: `
    [] begin captures end length match match_length named_captures names offset post_match pre_match regexp size
    string to_a values_at deconstruct deconstruct_keys match match_length byteoffset bytebegin byteend
    named_captures`,
  Proc: `
    << >> [] arity call curry lambda? parameters ruby2_keywords source_location to_proc yield`,
  Enumerator: `
    + all? any? chain chunk chunk_while collect collect_concat compact count cycle detect drop drop_while each
    each_cons each_entry each_slice each_with_index each_with_object entries feed filter filter_map find find_all
    find_index first flat_map grep grep_v group_by include? inject lazy map max max_by member? min min_by minmax
    minmax_by next next_values none? one? partition peek peek_values reduce reject reverse_each rewind size
    slice_after slice_before slice_when sort sort_by sum take take_while tally to_a to_h to_set uniq with_index
    with_object zip product compact`,
};

/** What fastlane's own libraries add to them. */
const ADDED = `
  red green blue yellow black cyan magenta white bold underline reversed clear_color on_red on_green on_yellow on_blue on_black
  on_cyan on_magenta on_white colorize uncolorize shellescape shellsplit shelljoin to_json to_plist save_plist to_yaml to_set to_d
  deep_dup blob blob= middle_truncate remove_markdown fastlane_class fastlane_module to_yaml_properties pretty_inspect
  pretty_print unicode_normalize to_slug`;

const known: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(NAMES).map(([name, methods]) => [name, new Set(`${methods} ${ADDED}`.trim().split(/\s+/))]),
);

/** Whether values of one of Ruby's classes have a method of that name; undefined for a class that is not listed. */
export function hasMethod(className: string, name: string): boolean | undefined {
  return known.get(className)?.has(name);
}

/** What is called without a receiver everywhere. */
const FUNCTIONS: ReadonlySet<string> = new Set(
  (
    "Array Complex Float Hash Integer Rational String __callee__ __dir__ __method__ abort at_exit autoload binding block_given? caller " +
    "catch eval exec exit exit! fail fork format gem gets lambda load local_variables loop open p pp print printf proc putc puts " +
    "raise rand readline readlines require require_relative select sleep spawn sprintf srand syscall system test throw trap warn"
  ).split(" "),
);

/** Whether it is a function of Ruby's own: a private method of every object. */
export function isFunction(name: string): boolean {
  return FUNCTIONS.has(name);
}
