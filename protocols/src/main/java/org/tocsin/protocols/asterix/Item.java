package org.tocsin.protocols.asterix;

/** A data item of a category, or a subfield of a compound one. */
record Item(String name, Shape shape) {}
