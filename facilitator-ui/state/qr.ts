/** A QR code as the address of a picture. Fetched when it is first asked for: most screens never draw one. */
export const qrPicture = async (text: string): Promise<string> => {
  const { toDataURL } = await import('qrcode');
  return toDataURL(text, { margin: 2, width: 360 });
};

/** A QR code as the address of a drawing, sharp at any size, for paper. */
export const qrDrawing = async (text: string): Promise<string> => {
  const { toString } = await import('qrcode');
  return `data:image/svg+xml,${encodeURIComponent(await toString(text, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' }))}`;
};
