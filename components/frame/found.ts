/** What the search of the frame answers; statuses are worded. */
export interface Found {
  voyages: {
    voyageNo: string;
    vessel: string | null;
    datedOn: string;
    status: string;
    simulated: boolean;
    blNos: string[];
  }[];
  vessels: { id: number; name: string; imoNumber: string | null }[];
}
