/** What the partner's administrator can set about the record (from the settings). */
export interface Rules {
  /** What a domain prefix must match after lower-casing. */
  readonly domainPattern: RegExp
  /** What stands behind the prefix, with its dot: ".partner.onmschina.cn". */
  readonly domainSuffix: string
  readonly registrationRequired: boolean
  /** ISO 3166-1 alpha-2. */
  readonly defaultCountry: string
}
