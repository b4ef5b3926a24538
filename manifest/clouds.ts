/** The clouds that Teams is in, as the setting CLOUD names them. */
export type Cloud = 'public' | 'china'

/** What Teams takes in one cloud. */
export interface Edition {
  /** The package's file. */
  readonly file: string
  /** Version of the manifest's schema. */
  readonly schema: string
  /** Whether an app may offer its actions on a message. */
  readonly messageActions: boolean
  /** Whether an app may draw the links of its own hosts. */
  readonly links: boolean
}

/** Source: Microsoft Learn, “Plan for Government clouds”. It tells no schema for 21Vianet, so that one is older: nothing here needs more. */
export const editions: Readonly<Record<Cloud, Edition>> = {
  public: { file: 'customer-accounts.zip', schema: '1.19', messageActions: true, links: true },
  china: { file: 'customer-accounts-21vianet.zip', schema: '1.16', messageActions: false, links: false },
}
