// The bot in a resource group of Azure: App Service, Azure Bot with the Teams channel, their identity, and Azure Managed Redis.
// Not compiled, and not tried on a real cloud: see docs/deploy.md.
targetScope = 'resourceGroup'

@description('Begins the name of every resource.')
@minLength(2)
@maxLength(20)
param name string

@description('Region of the App Service and of Redis.')
param location string = resourceGroup().location

@description('Entra object ids of the first administrators, separated by commas.')
param administrators string

@description('public, or china for Azure operated by 21Vianet.')
@allowed(['public', 'china'])
param cloud string = 'public'

@description('Runtime of the App Service; what a region offers: az webapp list-runtimes --os linux.')
param runtime string = 'NODE|24-lts'

@description('Size of the App Service plan: one that can always be on, so B1 or larger.')
param planSize string = 'B1'

@description('Size of Azure Managed Redis; B0 has 0.5 GB.')
param redisSize string = 'Balanced_B0'

@description('Address of a Redis of your own, instead of a new Azure Managed Redis.')
@secure()
param redisUrl string = ''

@description('What is asked of Redis: strict, replica or none; see the settings in README.md.')
@allowed(['strict', 'replica', 'none'])
param redisDurability string = 'strict'

@description('Further settings of README.md by their names, such as LINK_HOST. What is set by hand is lost with the next deployment.')
@secure()
param more object = {}

@description('Region of the Azure Bot resource: global, or where its data must stay.')
param botLocation string = 'global'

var unique = '${name}-${uniqueString(resourceGroup().id)}'
var ownRedis = !empty(redisUrl)

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-identity'
  location: location
}

resource redis 'Microsoft.Cache/redisEnterprise@2025-04-01' = if (!ownRedis) {
  name: unique
  location: location
  sku: { name: redisSize }
  properties: {
    highAvailability: 'Enabled'
    minimumTlsVersion: '1.2'
  }
}

resource book 'Microsoft.Cache/redisEnterprise/databases@2025-04-01' = if (!ownRedis) {
  parent: redis
  name: 'default'
  properties: {
    accessKeysAuthentication: 'Enabled'
    clientProtocol: 'Encrypted'
    clusteringPolicy: 'EnterpriseCluster'
    evictionPolicy: 'NoEviction'
    port: 10000
    persistence: {
      aofEnabled: true
      aofFrequency: '1s'
    }
  }
}

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: '${name}-plan'
  location: location
  kind: 'linux'
  sku: { name: planSize }
  properties: { reserved: true }
}

resource site 'Microsoft.Web/sites@2023-12-01' = {
  name: unique
  location: location
  kind: 'app,linux'
  tags: { 'azd-service-name': 'bot' }
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    siteConfig: {
      linuxFxVersion: runtime
      appCommandLine: 'node --max-semi-space-size=8 dist/main.js'
      alwaysOn: true
      healthCheckPath: '/healthz'
      minTlsVersion: '1.2'
      ftpsState: 'Disabled'
    }
  }
}

resource settings 'Microsoft.Web/sites/config@2023-12-01' = {
  parent: site
  name: 'appsettings'
  properties: union(more, {
    MicrosoftAppId: identity.properties.clientId
    MicrosoftAppType: 'UserAssignedMSI'
    MicrosoftAppTenantId: identity.properties.tenantId
    CLOUD: cloud
    ADMINISTRATORS: administrators
    REDIS_URL: ownRedis ? redisUrl : 'rediss://:${uriComponent(book!.listKeys().primaryKey)}@${redis!.properties.hostName}:10000'
    REDIS_DURABILITY: redisDurability
    // What App Service keeps over restarts stands below its /home.
    DATA_FOLDER: '/home/data'
    // As in the Dockerfile.
    MALLOC_MMAP_THRESHOLD_: '65536'
    SCM_DO_BUILD_DURING_DEPLOYMENT: 'true'
  })
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: unique
  location: botLocation
  kind: 'azurebot'
  sku: { name: 'F0' }
  properties: {
    displayName: 'Customer Accounts'
    endpoint: 'https://${site.properties.defaultHostName}/api/messages'
    msaAppId: identity.properties.clientId
    msaAppMSIResourceId: identity.id
    msaAppTenantId: identity.properties.tenantId
    msaAppType: 'UserAssignedMSI'
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: botLocation
  properties: { channelName: 'MsTeamsChannel' }
}

@description('What npm run package needs as MicrosoftAppId.')
output MicrosoftAppId string = identity.properties.clientId

@description('Where the bot answers.')
output endpoint string = bot.properties.endpoint
