package io.pontual.processes.shipping;

/** One parcel as it was packed: grams with packing, millimetres outside. The length is the longest side. */
public record PackedParcel(int weightGrams, int lengthMm, int widthMm, int heightMm) {}
