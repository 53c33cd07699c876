export { addSocket, type Listener, type SocketRoute, type Talk } from "./add-socket.ts";
export { CLOSE_CODES } from "./close-code.ts";
export { Authenticate } from "./read-message.ts";
