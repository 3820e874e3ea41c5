/** Something that stops us from starting, with a sentence for the person at the keyboard. */
export class Trouble extends Error {
  /**
   * @param {string} sentence
   * @param {number} code the exit code to leave with
   */
  constructor(sentence, code = 1) {
    super(sentence);
    this.code = code;
  }
}
