/** Where a value stands in a document: the keys and indexes that lead to it. */
export type DataPath = readonly (string | number)[];
