export { type CursorKey, decodeCursor, encodeCursor } from "./cursor.ts";
export { type Page, PageOf, pageQuery, toPage } from "./page.ts";
