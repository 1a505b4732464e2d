// Nothing in, Slack's limits out: what Block Kit and the Web API refuse above these numbers (characters unless marked).

/** Documented at docs.slack.dev/reference/block-kit; the total is undocumented and was measured. */
export const LIMITS = {
  blocks: 50, // in one message
  viewBlocks: 100, // in one modal or Home tab
  headerText: 150,
  sectionText: 3_000,
  fields: 10, // in one section
  fieldText: 2_000,
  contextElements: 10,
  contextText: 2_000,
  actions: 25, // elements in one actions block
  buttonText: 75,
  buttonValue: 2_000,
  id: 255, // block_id, action_id, callback_id
  accessibilityLabel: 75,
  options: 100, // in one select or radio group (radio: 10)
  radioOptions: 10,
  overflowOptions: 5,
  optionText: 75,
  optionValue: 150,
  labelText: 2_000,
  hintText: 2_000,
  placeholder: 150,
  inputMax: 3_000,
  viewTitle: 24, // also submit and close
  privateMetadata: 3_000,
  /** `text` of a message: Slack cuts above it. */
  text: 40_000,
  /** All block text of one message together: `msg_blocks_too_long` comes near 11,000; this leaves room for its counting. */
  messageTotal: 9_000,
} as const;
