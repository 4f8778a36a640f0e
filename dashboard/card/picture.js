// Pictures of a chart, made in the browser: what is on the screen plus title, subtitle and origin inside the picture.
// No request leaves the machine: the font is fetched from the app's own static folder and put into the picture.
const SVG = "http://www.w3.org/2000/svg";
const FONTS = ["latin", "latin-ext", "cyrillic", "cyrillic-ext"];

async function fontFaces() {
  const faces = await Promise.all(FONTS.map(async (range) => {
    const answer = await fetch(new URL(`app/static/inter-${range}-wght-normal.woff2`, document.baseURI));
    const bytes = new Uint8Array(await answer.arrayBuffer());
    let binary = "";
    for (let i = 0; i < bytes.length; i += 8192) binary += String.fromCharCode(...bytes.subarray(i, i + 8192));
    const source = `url(data:font/woff2;base64,${btoa(binary)}) format("woff2")`;
    return `@font-face{font-family:"Inter";font-weight:100 900;src:${source};unicode-range:${RANGES[range]}}`;
  }));
  return faces.join("");
}

const RANGES = {
  "latin": "U+0000-00FF,U+02BB-02BC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212",
  "latin-ext": "U+0100-02BA,U+02BD-02C5,U+1E00-1EFF,U+20A0-20AB,U+20AD-20C0",
  "cyrillic": "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116",
  "cyrillic-ext": "U+0460-048F,U+0492-04AF,U+04B2-052F",
};

function wrap(text, width, size) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${size}px Inter, sans-serif`;
  const lines = [];
  for (const word of text.split(/\s+/)) {
    const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length && pen.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function element(name, attributes, text) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

function compose(plot, data, fonts) {
  const layers = [...plot.querySelectorAll("svg.main-svg")];
  const width = layers[0].clientWidth, height = layers[0].clientHeight, edge = 20;
  const style = getComputedStyle(plot);
  const paper = plot.querySelector(".main-svg").style.background || style.backgroundColor;
  const ink = data.dark ? "#e8edf2" : "#1b2430", quiet = data.dark ? "#a3afbb" : "#56626f";
  const parts = [[data.title, 19, 600, ink], [data.subtitle, 13, 400, quiet]];
  const outer = element("svg", { xmlns: SVG, "font-family": "Inter, Noto Sans, DejaVu Sans, sans-serif" });
  outer.append(element("style", {}, fonts));
  const ground = element("rect", { x: 0, y: 0, fill: paper && paper !== "transparent" ? paper : "#ffffff" });
  outer.append(ground);
  let y = edge;
  const write = (text, size, weight, fill) => {
    for (const line of wrap(text, width, size)) {
      y += size * 1.35;
      outer.append(element("text", { x: edge, y, "font-size": size, "font-weight": weight, fill }, line));
    }
  };
  for (const part of parts) write(...part);
  y += 10;
  for (const layer of layers) {
    const copy = layer.cloneNode(true);
    copy.setAttribute("x", edge);
    copy.setAttribute("y", y);
    copy.style.background = "none";
    outer.append(copy);
  }
  y += height + 6;
  write(data.footer, 11, 400, quiet);
  y += edge;
  const whole = width + 2 * edge;
  for (const [key, value] of [["width", whole], ["height", y], ["viewBox", `0 0 ${whole} ${y}`]]) outer.setAttribute(key, value);
  ground.setAttribute("width", whole);
  ground.setAttribute("height", y);
  return { text: new XMLSerializer().serializeToString(outer), width: whole, height: y };
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

async function picture(data, kind) {
  const plot = document.querySelector(`.st-key-card-${data.card} .js-plotly-plot`);
  if (!plot) return false;
  const made = compose(plot, data, await fontFaces());
  const name = `elchi-${data.card}`;
  const svg = new Blob([made.text], { type: "image/svg+xml;charset=utf-8" });
  if (kind === "svg") return save(svg, `${name}.svg`), true;
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(made.text)}`;
  await image.decode();
  await new Promise((done) => setTimeout(done, 150));
  const canvas = document.createElement("canvas");
  canvas.width = made.width * 2;
  canvas.height = made.height * 2;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => save(blob, `${name}.png`), "image/png");
  return true;
}

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".elchi-picture");
  root.replaceChildren();
  const button = (label, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = label;
    made.onclick = async () => {
      made.disabled = true;
      const done = await act();
      made.disabled = false;
      if (done === false) made.title = data.missing;
    };
    root.append(made);
  };
  button("PNG", () => picture(data, "png"));
  button("SVG", () => picture(data, "svg"));
  button(data.copy, () => navigator.clipboard.writeText(location.href));
}
