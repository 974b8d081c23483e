/**
 * Written reports of attacks to claims: what a report says was attacked, when, with what, and what came of it, each
 * figure with the stretch of text it was read from.
 */
@NullMarked
package org.tocsin.language.reports;

import org.jspecify.annotations.NullMarked;
