// Test support: arbitrary valid Content for fast-check, unusual ones above all.
import fc from "fast-check";
import type { Block, Content, Figure, Framing, Span, Text } from "../../ipc/types";

const words = fc.oneof(
  fc.constantFrom(
    "",
    "注意：",
    "“防疫”",
    " 　",
    "a\nb",
    "\n",
    "单位 姓名；x（摄影）",
    "彭彤",
    "👩‍🚀",
    "0",
    "\t",
  ),
  fc.string({ unit: "grapheme", maxLength: 8 }),
);
const id = fc.uuid();
const digest = fc.stringMatching(/^[0-9a-f]{64}$/);

const span: fc.Arbitrary<Span> = fc
  .record({
    text: words,
    strong: fc.boolean(),
    emphasis: fc.boolean(),
    link: fc.option(words, { nil: undefined }),
  })
  .map(({ text, strong, emphasis, link }) => ({
    text,
    ...(strong && { strong }),
    ...(emphasis && { emphasis }),
    ...(link !== undefined && { link }),
  }));

/** A text in its normal form: no empty run, no equal neighbours. */
const text: fc.Arbitrary<Text> = fc.array(span, { maxLength: 5 }).map((spans) =>
  spans.reduce<Text>((all, one) => {
    const last = all.at(-1);
    if (one.text === "") return all;
    const same =
      last && last.strong === one.strong && last.emphasis === one.emphasis && last.link === one.link;
    return same ? [...all.slice(0, -1), { ...last, text: last.text + one.text }] : [...all, one];
  }, []),
);

const mark = fc.record({ x: fc.nat(10_000), y: fc.nat(10_000) });
const person = fc
  .tuple(fc.record({ name: words, unit: words, title: words, position: words }), fc.option(mark))
  .map(([person, mark]) => ({ ...person, ...(mark && { mark }) }));

const crop = fc
  .record({ left: fc.nat(9_999), top: fc.nat(9_999), width: fc.nat(9_999), height: fc.nat(9_999) })
  .map(({ left, top, width, height }) => ({
    left,
    top,
    width: Math.max(1, Math.min(width, 10_000 - left)),
    height: Math.max(1, Math.min(height, 10_000 - top)),
  }));
const framing: fc.Arbitrary<Framing> = fc.record({
  turn: fc.nat(3),
  straighten: fc.integer({ min: 1, max: 4_500 }),
  crop: fc.option(crop),
  focus: fc.constant(null),
});

const facts = fc.record({
  id,
  photo: fc.option(digest),
  file_name: words,
  caption: words,
  alt: words,
  photographer: words,
  credit: words,
  source: words,
  copyright: words,
  usage: words,
  taken: words,
  place: words,
  event: words,
  digital_source: words,
  people: fc.array(person, { maxLength: 3 }),
});
const figure: fc.Arbitrary<Figure> = fc
  .tuple(
    facts,
    fc.option(framing),
    fc.nat(5),
    fc.constantFrom("open" as const, "picked" as const, "rejected" as const),
  )
  .map(([facts, framing, rating, pick]) => ({
    ...facts,
    ...(framing && { framing }),
    ...(rating > 0 && { rating }),
    ...(pick !== "open" && { pick }),
  }));

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constant("paragraph" as const), text }),
  fc.record({ type: fc.constant("subheading" as const), level: fc.integer({ min: 1, max: 3 }), text }),
  fc.record({
    type: fc.constant("quote" as const),
    paragraphs: fc.array(text, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    type: fc.constant("list" as const),
    numbered_from: fc.option(fc.integer({ min: 0, max: 4_294_967_295 })),
    items: fc.array(text, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ type: fc.constant("figure" as const), figure }),
  fc.record({
    type: fc.constant("table" as const),
    header: fc.boolean(),
    rows: fc.array(fc.array(text, { maxLength: 3 }), { maxLength: 3 }),
  }),
  fc.constant({ type: "rule" as const }),
);

const length: fc.Arbitrary<Pick<Content, "length">> = fc.oneof(
  fc.constant({}),
  fc.record({ length: fc.record({ least: fc.option(fc.nat()), most: fc.option(fc.nat()) }) }),
);

const required = fc.record({
  schema: fc.constant(1),
  slugline: words,
  kicker: words,
  headline: words,
  subheadline: words,
  dateline: words,
  authors: fc.array(fc.record({ name: words, unit: words, role: words }), { maxLength: 3 }),
  sign_off: fc.record({ text: words, place: fc.constantFrom("end_of_last_paragraph", "own_line") }),
  source: words,
  keywords: fc.array(words, { maxLength: 3 }),
  genre: words,
  urgency: fc.option(fc.integer({ min: 1, max: 9 })),
  embargo: fc.option(fc.constant("2020-02-14T09:30:00+08:00")),
  language: words,
  ednote: words,
  related: fc.array(fc.record({ title: words, href: words }), { maxLength: 3 }),
  body: fc.array(block, { maxLength: 6 }),
  tray: fc.array(figure, { maxLength: 2 }),
});

export const anyContent: fc.Arbitrary<Content> = fc
  .tuple(required, length)
  .map(([{ related, body, tray, ...head }, optional]) => ({ ...head, ...optional, related, body, tray }));
