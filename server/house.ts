/** The id under which the installation's own document (links and their holders) is stored, beside the evenings. */
export const HOUSE = 'house';
