/** Why the server cannot start, when it is for the person at the keyboard to mend: Swedish, and without a stack. */
export class StartFault extends Error {}
