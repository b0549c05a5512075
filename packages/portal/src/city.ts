/** The city this site serves. */
export const city = { code: "320600", name: "南通" } as const;
export const siteName = `${city.name} 12345`;
