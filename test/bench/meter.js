// Loaded into each measured process: tells, when asked, what the process has used so far, and what its time goes to.
let session
const answers = {
  used: () => ({ cpu: process.cpuUsage(), rss: process.memoryUsage.rss() }),
  async profile() {
    const { Session } = await import('node:inspector/promises')
    session = new Session()
    session.connect()
    await session.post('Profiler.enable')
    await session.post('Profiler.start')
    return {}
  },
  profiled: async () => (await session.post('Profiler.stop')).profile,
}
process.on('message', async (question) => process.send?.(await answers[question]()))
process.channel?.unref()
