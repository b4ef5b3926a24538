// Loaded into each measured process: tells, when asked, what the process has used so far.
process.on('message', () => process.send?.({ cpu: process.cpuUsage(), rss: process.memoryUsage.rss() }))
process.channel?.unref()
