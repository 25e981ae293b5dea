// Preloaded into the web server: when its supervisor is gone, even by kill -9, the channel between them closes, and the
// port must not stay taken by an orphan.
process.on('disconnect', () => process.exit(0));
