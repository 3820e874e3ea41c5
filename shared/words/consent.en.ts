/**
 * What stands beside the three choices on phones and paper, in English, by the words that the evening keeps (CN1). What a
 * writer allowed is what these sentences said, so those of older evenings stay here as they were.
 */
export const consentWords = {
  shown: {
    show: 'May be shown, without a name',
    'read-out': 'Please read mine out',
    record: 'Only for the record',
  },
  'shown-and-quoted': {
    show: 'May be shown tonight, and quoted in what is published, without a name',
    'read-out': 'Please read mine out',
    record: 'Only for the record: the organisers read it, and those they ask to help sort',
  },
};
