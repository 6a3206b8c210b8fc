// IPTC Digital Source Types that a newsroom meets, with their names; an unknown value is shown as it is.

import { t } from "../../text/speak.svelte";

const KNOWN = [
  "digitalCapture",
  "negativeFilm",
  "print",
  "humanEdits",
  "composite",
  "screenCapture",
  "algorithmicallyEnhanced",
  "compositeWithTrainedAlgorithmicMedia",
  "trainedAlgorithmicMedia",
] as const;

/** Made by AI, wholly or in part: China's labelling measures ask that this be declared. */
export function madeByAi(source: string): boolean {
  return source === "trainedAlgorithmicMedia" || source === "compositeWithTrainedAlgorithmicMedia";
}

export function sourceOptions(present: string): { value: string; label: string }[] {
  const options = [
    { value: "", label: t("source.unknown") },
    ...KNOWN.map((value) => ({ value, label: t(`source.${value}`) })),
  ];
  return options.some((option) => option.value === present)
    ? options
    : [...options, { value: present, label: present }];
}
