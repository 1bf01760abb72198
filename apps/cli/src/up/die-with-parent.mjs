/**
 * Preloaded into every process that `patchbay up` starts (`node --import`): when the channel to the parent closes, however
 * the parent went, the process ends as if asked to. Nothing is left running after a crash or a kill -9.
 */
if (process.channel) {
  // The channel must not keep a process alive that has nothing else to do.
  process.channel.unref();
  process.on("disconnect", () => {
    process.kill(process.pid, "SIGTERM");
    setTimeout(() => process.exit(1), 4_000).unref();
  });
}
