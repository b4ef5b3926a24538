import type { Rules } from '../src/customer/rules.ts'
import { localTenant } from '../src/local/cast.ts'

/** As the bot's own defaults are. */
export const rules: Rules = { domainPattern: /^[a-z0-9]{1,27}$/u, domainSuffix: '.onmicrosoft.com', registrationRequired: false, defaultCountry: 'CN' }

export const tenant = localTenant
/** How many customers a page of the list or of a search shows. */
export const pageLength = 10
