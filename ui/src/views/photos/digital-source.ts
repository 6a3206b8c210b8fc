// IPTC Digital Source Types that a newsroom meets, with their names; a value we do not know keeps its own.

import { t, type TextKey } from "../../text/speak.svelte";

const KNOWN = [
  "digitalCapture",
  "negativeFilm",
  "print",
  "humanEdits",
  "composite",
  "screenCapture",
  "trainedAlgorithmicMedia",
] as const;

export function sourceOptions(present: string): { value: string; label: string }[] {
  const options = [
    { value: "", label: t("source.unknown") },
    ...KNOWN.map((value) => ({ value: value as string, label: t(`source.${value}` satisfies TextKey) })),
  ];
  return options.some((option) => option.value === present)
    ? options
    : [...options, { value: present, label: present }];
}
