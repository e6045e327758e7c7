/** One letter. Plain text is what everybody gets; HTML comes beside it, never instead of it. */
export interface Letter {
  to: string;
  subject: string;
  text: string;
  html?: string;
  attachments?: { name: string; type: string; content: Uint8Array }[];
}

export interface Mailer {
  /** Hands the letter over. Throws when the way out does not take it, so that a job tries again. */
  sendMail(letter: Letter): Promise<void>;
  /** Lets go of open connections. */
  close(): void;
}
