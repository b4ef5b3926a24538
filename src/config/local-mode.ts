import { isLoopback, redisHosts, type Environment } from './settings.ts'

/** Places where a program without authentication must never run, by what each puts into the environment. */
const cloudMarkers = ['WEBSITE_INSTANCE_ID', 'WEBSITE_SITE_NAME', 'CONTAINER_APP_NAME', 'FUNCTIONS_WORKER_RUNTIME', 'KUBERNETES_SERVICE_HOST', 'ECS_CONTAINER_METADATA_URI', 'ECS_CONTAINER_METADATA_URI_V4', 'AWS_LAMBDA_FUNCTION_NAME', 'AWS_EXECUTION_ENV', 'K_SERVICE', 'GAE_SERVICE', 'FC_FUNCTION_NAME', 'DYNO', 'FLY_APP_NAME']

/** Why local mode must not run here; empty where it may. */
export function localFaults(env: Environment): string[] {
  const why = 'local mode has no authentication and is for one’s own machine'
  const remedy = 'start with: node dist/main.js'
  const credentials = ['MicrosoftAppId', 'MicrosoftAppPassword', 'CertificateThumbprint', 'CERTIFICATE_KEY_FILE', 'CertificatePrivateKey'].filter((name) => env[name]?.trim())
  const bind = env['BIND_ADDRESS']?.trim()
  const redis = env['REDIS_URL']?.trim()
  return [
    ...(env['NODE_ENV'] === 'production' ? [`NODE_ENV=production: ${why}; ${remedy}`] : []),
    ...cloudMarkers.filter((name) => env[name]).map((name) => `${name} is set, so this is a cloud: ${why}; ${remedy}`),
    ...credentials.map((name) => `${name} is set: ${why}; ${remedy}, or remove it`),
    ...(bind && !isLoopback(bind) ? [`BIND_ADDRESS=${bind}: ${why}; remove it or set 127.0.0.1`] : []),
    ...(redis && !redisHosts(redis).every(isLoopback) ? [`REDIS_URL: ${why}; use a Redis on 127.0.0.1, or none`] : []),
  ]
}
