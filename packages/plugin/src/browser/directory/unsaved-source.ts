/** Stands for the name of a source that has none yet, where only WeCom's part of it is asked about. */
export const UNSAVED_SOURCE = '(new)';
