/** The id of a row as it comes from the database: some drivers give a big integer as text. `Number()` settles it. */
export type StoredId = number | string;
