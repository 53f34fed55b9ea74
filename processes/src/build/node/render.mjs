// Draws every process as an SVG into bpmn-docs/processes/, with bpmn-js in a headless Chromium. Anything that bpmn-js
// warns about fails the run. Each picture names the SHA-256 of its model, by which PictureTest sees that a picture is
// missing or older than its model.
//
//   npm ci && npm run render       set CHROMIUM when the browser is not /usr/bin/chromium
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const models = resolve(here, '../../main/resources');
const pictures = resolve(here, '../../../../bpmn-docs/processes');
const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Runs in the browser: one drawing after the other, the result as base64 JSON in the page. */
async function draw(xmls) {
  const results = [];
  for (const xml of xmls) {
    const container = document.body.appendChild(document.createElement('div'));
    container.style.cssText = 'width: 4000px; height: 1500px';
    const viewer = new BpmnJS({ container });
    try {
      const { warnings } = await viewer.importXML(xml);
      results.push({ warnings: warnings.map(warning => warning.message), svg: (await viewer.saveSVG()).svg });
    } catch (error) {
      results.push({ warnings: [error.message] });
    }
    viewer.destroy();
  }
  const bytes = new TextEncoder().encode(JSON.stringify(results));
  document.body.textContent = 'RESULT:' + btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join('')) + ':END';
}

function inBrowser(xmls) {
  const work = mkdtempSync(join(tmpdir(), 'pontual-render-'));
  try {
    const library = readFileSync(join(here, 'node_modules/bpmn-js/dist/bpmn-viewer.production.min.js'), 'utf8');
    const data = JSON.stringify(xmls).replaceAll('<', '\\u003c');
    const page = join(work, 'render.html');
    writeFileSync(page, `<!doctype html><meta charset="utf-8"><body><script>${library.replaceAll('</script', '<\\/script')}</script>
<script>(${draw})(${data});</script>`);
    const dom = execFileSync(chromium, [
      '--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', `--user-data-dir=${join(work, 'profile')}`,
      '--virtual-time-budget=30000', '--dump-dom', pathToFileURL(page).href,
    ], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, stdio: ['ignore', 'pipe', 'ignore'] });
    const encoded = /RESULT:([A-Za-z0-9+/=]+):END/.exec(dom);
    if (!encoded) throw new Error('Chromium gave no drawing back');
    return JSON.parse(Buffer.from(encoded[1], 'base64').toString('utf8'));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The same model gives the same file; a white ground makes it readable in a dark page; bpmn.io is named in sight. */
function finish(svg, sha256) {
  const markers = [...svg.matchAll(/<marker id="([^"]+)"/g)].map(match => match[1]);
  const stable = markers.reduce((text, id, index) => text.replaceAll(id, `marker-${index + 1}`), svg);
  const [, x, y, width, height] = /viewBox="([-\d.]+) ([-\d.]+) ([-\d.]+) ([-\d.]+)"/.exec(stable).map(Number);
  const [left, top, w, h] = [x - 20, y - 20, width + 40, height + 60].map(Math.round);
  return stable
    .replace(/<\?xml[\s\S]*?<svg[^>]*>/, `<?xml version="1.0" encoding="utf-8"?>
<!-- model sha256: ${sha256} -->
<!-- created with bpmn-js / https://bpmn.io -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${w}" height="${h}" viewBox="${left} ${top} ${w} ${h}" version="1.1">
<rect x="${left}" y="${top}" width="${w}" height="${h}" fill="white"/>
<a href="https://bpmn.io"><text x="${left + w - 20}" y="${top + h - 14}" text-anchor="end" font-family="Arial, sans-serif" font-size="12" fill="#666">drawn with bpmn-js · bpmn.io</text></a>`)
    .trimEnd() + '\n';
}

const files = readdirSync(models, { recursive: true }).filter(name => name.endsWith('.bpmn')).sort();
if (files.length === 0) throw new Error(`No .bpmn under ${models}`);
const sources = files.map(name => readFileSync(join(models, name)));
const drawings = inBrowser(sources.map(source => source.toString('utf8')));

mkdirSync(pictures, { recursive: true });
let failed = false;
drawings.forEach(({ svg, warnings }, index) => {
  const id = basename(files[index], '.bpmn');
  if (warnings.length > 0) {
    failed = true;
    console.error(`${files[index]}: ${warnings.join('; ')}`);
    return;
  }
  const sha256 = createHash('sha256').update(sources[index]).digest('hex');
  writeFileSync(join(pictures, `${id}.svg`), finish(svg, sha256));
  console.log(`${files[index]} -> ${id}.svg`);
});
process.exitCode = failed ? 1 : 0;
