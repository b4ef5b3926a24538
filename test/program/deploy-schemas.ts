/** The parts of the Compose Specification that the compose file uses, and no others. Written after compose-spec.json. */
export const composeSchema = object(
  {
    name: { type: 'string', pattern: '^[a-z0-9][a-z0-9_-]*$' },
    services: {
      type: 'object',
      additionalProperties: object({
        build: object({ context: { type: 'string' }, dockerfile: { type: 'string' } }, ['context']),
        image: { type: 'string', pattern: '^[a-z0-9./-]+:[\\w.-]+$' },
        command: strings(),
        env_file: { type: 'string' },
        environment: { type: 'object', additionalProperties: { type: 'string' } },
        ports: strings('^127\\.0\\.0\\.1:\\d+:\\d+$'),
        volumes: strings('^[a-z]+:/[\\w/]+$'),
        depends_on: { type: 'object', additionalProperties: object({ condition: { enum: ['service_started', 'service_healthy', 'service_completed_successfully'] } }, ['condition']) },
        healthcheck: object({ test: { ...strings(), minItems: 2 }, interval: duration(), timeout: duration(), retries: { type: 'integer', minimum: 1 }, start_period: duration() }, ['test']),
        init: { type: 'boolean' },
        read_only: { type: 'boolean' },
        cap_drop: strings(),
        security_opt: strings(),
        stop_grace_period: duration(),
        restart: { enum: ['no', 'always', 'on-failure', 'unless-stopped'] },
      }),
    },
    volumes: { type: 'object', additionalProperties: { type: 'null' } },
  },
  ['services'],
)

/** The parts of the schema of azd that azure.yaml uses. Written after azure.yaml.json v1.0. */
export const azdSchema = object(
  {
    name: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]*[a-z0-9]$' },
    infra: object({ provider: { enum: ['bicep', 'terraform'] }, path: { type: 'string' }, module: { type: 'string' } }),
    services: { type: 'object', minProperties: 1, additionalProperties: object({ project: { type: 'string' }, language: { enum: ['js', 'ts'] }, host: { enum: ['appservice', 'containerapp', 'function', 'staticwebapp', 'aks'] } }, ['project', 'host']) },
  },
  ['name', 'services'],
)

function object(properties: Readonly<Record<string, object>>, required: readonly string[] = []) {
  return { type: 'object', additionalProperties: false, properties, required }
}

function strings(pattern = '') {
  return { type: 'array', uniqueItems: true, items: { type: 'string', pattern } }
}

function duration() {
  return { type: 'string', pattern: '^\\d+(ms|s|m|h)$' }
}
