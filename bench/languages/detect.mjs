// Reads one text a line, writes what each detector makes of it: {"franc":"kk","tinyld":"ru","lande":"kk"}.
// Each may answer only Kazakh, Russian or English, as the hotline does; "-" is "don't know".
import { createInterface } from "node:readline";
import { franc } from "franc";
import { detect as tinyld } from "tinyld";
import lande from "lande";

const codes = { kaz: "kk", rus: "ru", eng: "en", kk: "kk", ru: "ru", en: "en" };
const code = name => codes[name] ?? "-";

for await (const text of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify({
    franc: code(franc(text, { only: ["kaz", "rus", "eng"], minLength: 1 })),
    tinyld: code(tinyld(text, { only: ["kk", "ru", "en"] })),
    lande: code(lande(text).find(([name]) => name in codes)?.[0]),
  }));
}
