// What brings no types of its own, or none for the oldest Node.js that the product runs on: only what is used of it.
declare module 'hubot' {
  import type { EventEmitter } from 'node:events'
  interface Brain extends EventEmitter {
    set(key: string, value: unknown): Brain
    get(key: string): unknown
    save(): void
    setAutoSave(enabled: boolean): void
  }
  export class Robot {
    constructor(adapter: null, httpd: boolean, name: string)
    readonly brain: Brain
    readonly logger: { level: string }
  }
}

declare module 'hubot-redis-brain/src/RedisBrain.mjs' {
  import type { Robot } from 'hubot'
  export default function redisBrain(robot: Robot, redis: { createClient(options: object): unknown }): void
}

declare module 'node:sqlite' {
  interface Statement {
    run(...values: readonly (string | number | null)[]): unknown
    all(...values: readonly (string | number | null)[]): readonly unknown[]
  }
  export class DatabaseSync {
    constructor(file: string)
    exec(sql: string): void
    prepare(sql: string): Statement
  }
}

declare namespace NodeJS {
  interface Process {
    threadCpuUsage(): CpuUsage
  }
}
