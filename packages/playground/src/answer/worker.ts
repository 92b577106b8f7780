import { Answerer } from "./answer.js";
import type { Answer, Question } from "./protocol.js";

// The thread that reads and resolves, so that typing never waits for it. It is made from the page's own text and so
// inherits the page's policy: it can reach nothing.
interface Thread {
  onmessage: ((event: MessageEvent<Question>) => void) | null;
  postMessage(message: Answer): void;
}

const thread = globalThis as unknown as Thread;
const answerer = new Answerer();

thread.onmessage = async ({ data: question }) => {
  const { id } = question;
  try {
    thread.postMessage({ id, answer: await answerer.answer(question) });
  } catch {
    // What an unforeseen error says may quote the file.
    thread.postMessage({ id, problem: "This file could not be previewed. That is a mistake of stepauth." });
  }
};
