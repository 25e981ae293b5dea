// Preloaded into the programs that a command starts: when the command is gone, even by kill -9, the channel between them
// closes, and no orphan keeps the port or goes on building. Only for the child itself, not for what it starts in turn.
if (process.send && process.env.CASPIAN_PARENT === String(process.ppid)) {
  process.on('disconnect', () => process.exit(1));
  process.channel?.unref(); // it alone is no reason to live on
}
