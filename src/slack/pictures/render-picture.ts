// A picture's SVG in, a PNG at twice its size out: drawn off the event loop, with the DejaVu fonts and no others.
import { renderAsync } from '@resvg/resvg-js';
import { createRequire } from 'node:module';

/** Pixels for each unit of the picture: phones and laptops show two. */
const ZOOM = 2;

const { resolve } = createRequire(import.meta.url);
const FONTS = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((file) => resolve(`dejavu-fonts-ttf/ttf/${file}`));

/** @throws where it is no SVG */
export async function renderPicture(svg: string): Promise<Buffer> {
  const image = await renderAsync(svg, {
    font: { loadSystemFonts: false, fontFiles: FONTS, defaultFontFamily: 'DejaVu Sans' },
    fitTo: { mode: 'zoom', value: ZOOM },
    logLevel: 'off',
  });
  return image.asPng();
}
