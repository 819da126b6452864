/** The departments of the sample city, by the word in the names of their papers. */
export const DEPARTMENT_OF_SHEET = {
  civic: "市民生活部",
  management: "政策経営部",
  welfare: "健康福祉部",
  development: "都市整備部",
} as const;

export type SampleSheet = keyof typeof DEPARTMENT_OF_SHEET;
