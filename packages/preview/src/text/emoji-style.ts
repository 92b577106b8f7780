const STYLED = /[\p{Extended_Pictographic}0-9#*]$/u;

/** Whether a character only says that the one before it is to be shown as a picture, which is no secret message. */
export function isEmojiStyle(character: string, offset: number, text: string): boolean {
  return character === "\ufe0f" && STYLED.test(text.slice(Math.max(0, offset - 2), offset));
}
