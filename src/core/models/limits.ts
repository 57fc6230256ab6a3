/** The most characters a prompt, or a document that is sent with it, may have. Far more than any local model takes in. */
export const promptCharacters = 400_000;
/** The most bytes a file may have that is attached in the sandbox. */
export const attachmentBytes = 1_000_000;
