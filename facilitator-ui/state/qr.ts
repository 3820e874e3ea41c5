/** A QR code as the address of a picture. Fetched when it is first asked for: most screens never draw one. */
export const qrPicture = async (text: string): Promise<string> => {
  const { toDataURL } = await import('qrcode');
  return toDataURL(text, { margin: 2, width: 360 });
};
