// Runs the emulator until standard input ends, so that it never outlives who started it.
import { createRequire } from "node:module";

process.stdin.on("end", () => process.kill(process.pid, "SIGTERM")).resume();
createRequire(import.meta.url)("azurite/dist/src/azurite.js");
