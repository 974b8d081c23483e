/** What {@code tocsin demo} plays: invented posts, sirens and spotters' reports, and the truth behind them. */
@org.jspecify.annotations.NullMarked
package org.tocsin.simulator.demo;
